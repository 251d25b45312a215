package dev.lengthwise;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lengthwise.task.TaskKinds;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No class outside a task's own packages names a task, so that one can be added or taken away without a change elsewhere. */
class TaskWordsTest {
    private static final String FOLLOWS = "what probe calls the successor is the token that follows in order, whatever the task";
    private static final String EXAMPLE = "a task as an example in a help text or on a page";
    private static final String WORK = "some task has to be taken, to be timed or to warm up the program";

    private static final String FILE = "the component path of a record is a file's";

    /** Classes that may, and why. */
    private static final Map<String, String> MAY = new TreeMap<>(Map.ofEntries(
            Map.entry("dev.lengthwise.probe.AttentionRate", FOLLOWS),
            Map.entry("dev.lengthwise.probe.Primitive", FOLLOWS),
            Map.entry("dev.lengthwise.probe.Quantity", FOLLOWS),
            Map.entry("dev.lengthwise.result.probe.AttentionEntry", FOLLOWS),
            Map.entry("dev.lengthwise.result.probe.RightKeys", FOLLOWS),
            Map.entry("dev.lengthwise.report.RightKey", FOLLOWS),
            Map.entry("dev.lengthwise.report.ProbeFigures", FOLLOWS),
            Map.entry("dev.lengthwise.report.ProbePage", FOLLOWS),
            Map.entry("dev.lengthwise.report.ProbeTable", FOLLOWS),
            Map.entry("dev.lengthwise.recipe.reference.RecipePage", EXAMPLE),
            Map.entry("dev.lengthwise.cli.SampleCommand", EXAMPLE),
            Map.entry("dev.lengthwise.cli.ConstructCommand", EXAMPLE),
            Map.entry("dev.lengthwise.cli.Rehearsal", WORK),
            Map.entry("dev.lengthwise.bench.JavaWork", WORK),
            Map.entry("dev.lengthwise.bench.Models", WORK),
            Map.entry("dev.lengthwise.bench.StartupBenchmark", WORK),
            Map.entry("dev.lengthwise.bench.OperatorKind", "fill is an operator of libtorch"),
            Map.entry("dev.lengthwise.result.codec.SchemaBounds", "maximum is a word of JSON Schema"),
            Map.entry("dev.lengthwise.bundle.Pom", "parent is an element of a POM"),
            Map.entry("dev.lengthwise.report.MovementSection", "distance is a column of a table"),
            Map.entry("dev.lengthwise.report.ScoreTable", "edge is a class of a style sheet"),
            Map.entry("dev.lengthwise.experiment.RunFolder", FILE),
            Map.entry("dev.lengthwise.study.StudyFolder", FILE),
            Map.entry("dev.lengthwise.experiment.TaskOrigin", "program is a key of manifests")));

    private static final TaskWords WORDS = new TaskWords(TaskKinds.all());

    @Test
    void theNamesAreThoseOfTheTasksAndTheirHints() {
        assertThat(WORDS.names()).contains("sort", "increment", "reverse", "program", "successor", "carry", "before");
    }

    /** None besides, and none of these without need. */
    @Test
    void onlyTheseClassesNameATask() {
        Map<String, Set<String>> found = WORDS.in(OurClasses.ALL);
        Map<String, Set<String>> besides = new TreeMap<>(found);
        besides.keySet().removeAll(MAY.keySet());
        assertThat(besides).as("classes that name a task").isEmpty();
        assertThat(found.keySet()).containsExactlyElementsOf(MAY.keySet());
    }

    @Test
    void aNameInAStringAndAnImportAreFound() {
        assertThat(WORDS.in(new ClassFileImporter().importPackages("dev.lengthwise.violating")))
                .containsOnlyKeys("dev.lengthwise.violating.report.Legend")
                .containsValue(Set.of("depends on dev.lengthwise.task.sort.Sort", "says \"reverse\"",
                        "says \"such as sort, or another\""));
    }
}

package dev.lengthwise;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of the data - task, batch, model, train, evaluate, report - goes in one direction through the packages. */
class ArchitectureTest {
    private static final String ROOT = "dev.lengthwise";
    /** Each is built on those before it. */
    private static final List<String> MODULES = List.of("core", "bench", "app");
    static final Map<String, List<String>> MAY_IMPORT = mayImport();
    private static final JavaClasses CLASSES = OurClasses.ALL;
    /** A small copy of the layers in the tests, in which task and cli import each other. */
    private static final String VIOLATING_ROOT = "dev.lengthwise.violating";
    private static final JavaClasses VIOLATING = new ClassFileImporter().importPackages(VIOLATING_ROOT);

    /** Which packages each package may import besides itself; subpackages belong to their package. */
    private static Map<String, List<String>> mayImport() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("key", List.of());
        table.put("task", List.of("key"));
        table.put("file", List.of());
        table.put("tensor", List.of("text", "file"));
        table.put("text", List.of());
        table.put("batch", List.of("key", "task", "tensor"));
        table.put("model", List.of("key", "text", "tensor", "batch"));
        table.put("engine", List.of("text", "tensor", "batch", "model"));
        table.put("train", List.of("key", "task", "tensor", "batch", "model", "engine"));
        table.put("evaluate", List.of("task", "tensor", "batch", "model", "engine"));
        table.put("probe",
                List.of("statistics", "task", "tensor", "batch", "model", "engine", "evaluate"));
        table.put("construct", List.of("text", "task", "tensor", "batch", "model", "evaluate"));
        table.put("statistics", List.of());
        table.put("result", List.of("key", "file", "text", "statistics", "task", "tensor", "evaluate", "probe"));
        table.put("report", List.of("text", "statistics", "task", "evaluate", "probe", "construct", "result"));
        table.put("recipe",
                List.of("key", "text", "file", "task", "tensor", "batch", "model", "engine", "train", "construct",
                        "result"));
        table.put("experiment",
                List.of("key", "text", "recipe", "task", "tensor", "batch", "model", "engine", "train", "evaluate",
                        "construct", "result"));
        table.put("run",
                List.of("experiment", "key", "file", "text", "recipe", "task", "tensor", "batch", "model", "engine",
                        "train",
                        "evaluate", "construct", "result", "report"));
        table.put("compare",
                List.of("experiment", "file", "text", "recipe", "task", "tensor", "model", "engine", "evaluate",
                        "probe", "result",
                        "report", "run"));
        table.put("study",
                List.of("experiment", "key", "file", "text", "recipe", "task", "tensor", "batch", "engine", "train",
                        "evaluate", "probe", "statistics", "result", "report", "run", "compare"));
        table.put("gap",
                List.of("experiment", "key", "file", "text", "recipe", "task", "tensor", "model", "evaluate", "probe",
                        "construct", "result", "report", "run", "study"));
        table.put("bench", List.of("text", "task", "tensor", "batch", "model", "engine", "train", "evaluate"));
        table.put("bundle", List.of());
        table.put("cli",
                List.of("experiment", "file", "text", "bench", "bundle", "recipe", "task", "tensor", "batch", "model",
                        "engine", "train", "evaluate", "probe", "construct", "statistics", "result", "report", "run",
                        "compare", "study", "gap"));
        return table;
    }

    static Set<String> packages() {
        return MAY_IMPORT.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatTheTableAllows(String name) {
        importsOnlyAllowed(ROOT, name).check(CLASSES);
    }

    /** A class that is named in a string is a dependency too. */
    @ParameterizedTest
    @MethodSource("packages")
    void spellsOnlyWhatTheTableAllows(String name) {
        assertThat(spelledAgainstTheTable(CLASSES, ROOT, name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.lengthwise.(*)..", "dev.lengthwise.(**)"})
    void packagesMakeNoCycle(String slices) {
        slices().matching(slices).should().beFreeOfCycles().check(CLASSES);
    }

    /** The one module that a package's sources are in. */
    static String module(String name) {
        List<String> modules = MODULES.stream()
                .filter(module -> Files.isDirectory(Path.of(module, "src/main/java/dev/lengthwise", name))).toList();
        assertThat(modules).as("modules of " + name).hasSize(1);
        return modules.getFirst();
    }

    /** Maven would refuse it too; here the message names package and import. */
    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyModulesBelow(String name) {
        int own = MODULES.indexOf(module(name));
        assertThat(MAY_IMPORT.get(name)).allSatisfy(
                other -> assertThat(MODULES.indexOf(module(other))).as(other).isLessThanOrEqualTo(own));
    }

    /** Whoever depends on the library gets these and nothing else. */
    @Test
    void theLibraryCallsOnlyWhatComesWithIt() {
        noClasses()
                .that(DescribedPredicate.describe("are of core", type -> module(packageUnderRoot(type)).equals("core")))
                .should()
                .dependOnClassesThat(
                        not(resideInAnyPackage("java..", "javax..", "jdk..", "com.sun.management..", ROOT + "..",
                                "org.bytedeco..", "tools.jackson..", "com.fasterxml.jackson.annotation..",
                                "org.snakeyaml.engine..", "org.apache.commons.statistics..",
                                "org.jspecify.annotations..")))
                .check(CLASSES);
    }

    /** Oracle tests and sample generators run without a native library or a parser; but for what other programs say there is one. */
    @Test
    void taskIsPlainJava() {
        noClasses().that().resideInAPackage("dev.lengthwise.task..").and()
                .resideOutsideOfPackage("dev.lengthwise.task.program..").should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify.annotations..",
                        "dev.lengthwise.key..", "dev.lengthwise.task..")))
                .check(CLASSES);
    }

    /** Statistics are of numbers that somebody gives, not of files that could be picked from. */
    @Test
    void statisticsArePlainNumbers() {
        noClasses().that().resideInAPackage("dev.lengthwise.statistics..").should()
                .dependOnClassesThat(not(resideInAnyPackage("java.lang..", "java.util..", "org.jspecify.annotations..",
                        "org.apache.commons.statistics..", "dev.lengthwise.statistics..")))
                .check(CLASSES);
    }

    @Test
    void onlyWhatItCallsKnowsJmh() {
        noClasses().that().resideOutsideOfPackage("dev.lengthwise.bench.jmh..").should()
                .dependOnClassesThat(resideInAnyPackage("org.openjdk.jmh..", "dev.lengthwise.bench.jmh.."))
                .check(CLASSES);
    }

    @Test
    void everyClassStandsInAPackageOfTheTable() {
        assertThat(CLASSES).isNotEmpty().allSatisfy(
                type -> assertThat(MAY_IMPORT).as(type.getName()).containsKey(packageUnderRoot(type)));
    }

    /** A package to come gets its line when it comes: until then nobody may import it. */
    @Test
    void everyPackageOfTheTableIsThere() {
        assertThat(CLASSES).extracting(ArchitectureTest::packageUnderRoot).containsAll(MAY_IMPORT.keySet());
        assertThat(MAY_IMPORT.values()).allSatisfy(allowed -> assertThat(MAY_IMPORT.keySet()).containsAll(allowed));
    }

    @Test
    void aTaskThatNamesTheCommandLineInAStringIsFound() {
        assertThat(spelledAgainstTheTable(VIOLATING, VIOLATING_ROOT, "task"))
                .containsExactly(VIOLATING_ROOT + ".task.Question spells cli");
        assertThat(spelledAgainstTheTable(VIOLATING, VIOLATING_ROOT, "cli")).isEmpty();
    }

    @Test
    void aTaskThatKnowsTheCommandLineIsFound() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> importsOnlyAllowed(VIOLATING_ROOT, "task").check(VIOLATING))
                .withMessageContaining("violating.task.Question").withMessageContaining("violating.cli.Command");
        importsOnlyAllowed(VIOLATING_ROOT, "cli").check(VIOLATING);
    }

    @Test
    void aCycleIsFound() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> slices().matching(VIOLATING_ROOT + ".(*)..").should().beFreeOfCycles()
                        .check(VIOLATING))
                .withMessageContaining("Cycle detected");
    }

    private static ArchRule importsOnlyAllowed(String root, String name) {
        List<String> allowed = MAY_IMPORT.getOrDefault(name, List.of());
        String[] packages = new String[allowed.size() + 1];
        packages[0] = root + "." + name + "..";
        for (int i = 0; i < allowed.size(); i++) {
            packages[i + 1] = root + "." + allowed.get(i) + "..";
        }
        return noClasses().that().resideInAPackage(packages[0]).should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(packages))))
                .as(name + " imports none of ours but " + allowed);
    }

    /** {@code study.RunProcess spells cli} for each class that names a package which its own may not import. */
    private static List<String> spelledAgainstTheTable(JavaClasses classes, String root, String name) {
        List<String> allowed = MAY_IMPORT.getOrDefault(name, List.of());
        return classes.stream()
                .filter(type -> (type.getPackageName() + ".").startsWith(root + "." + name + "."))
                .flatMap(type -> Spelled.packages(type, root).stream()
                        .filter(other -> MAY_IMPORT.containsKey(other) && !other.equals(name)
                                && !allowed.contains(other))
                        .map(other -> type.getName() + " spells " + other))
                .sorted().toList();
    }

    /** {@code task} for {@code dev.lengthwise.task.sort.Count}; nothing for a class beside the packages. */
    private static String packageUnderRoot(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    /**
     * Java leaves the last bit of these functions of Math to the machine; those of StrictMath are the same everywhere. What is left draws
     * pages, measures time or computes with libtorch.
     */
    @Test
    void numbersThatAreKeptOrComparedAreTheSameOnEveryMachine() {
        Set<String> functions = Set.of("exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "tanh",
                "cbrt",
                "atan", "atan2");
        ArchRule rule = noClasses()
                .that(not(resideInAnyPackage(ROOT + ".report..", ROOT + ".bench..", ROOT + ".cli..",
                        ROOT + ".engine.torch..")))
                .should().callMethodWhere(DescribedPredicate.describe("a function of Math that machines compute unlike",
                        call -> call.getTargetOwner().isEquivalentTo(Math.class)
                                && functions.contains(call.getName())));
        rule.check(CLASSES);
    }
}

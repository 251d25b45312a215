package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStudyFormTest {
    @TempDir
    Path folder;

    private StudyPlan read(String yaml) throws IOException {
        return StudyPlan.read(Files.writeString(folder.resolve("study.yaml"), yaml), null, List.of());
    }

    @Test
    void aNumberIsTheShareOfClusters() throws IOException {
        StudyPlan plan = read("""
                recipe: {task: {kind: sort}, clusters: 0.7}
                seeds: [1]
                arms: [{name: a}, {name: b, set: {clusters: 0}}, {name: c, set: {clusters: {window: true}}}]
                """);
        assertThat(plan.arms()).extracting(arm -> arm.recipe().clusters()).containsExactly(new Clusters(0.7, false),
                new Clusters(0, false), new Clusters(0.7, true));
    }

    @Test
    void whatIsReadIsWrittenInTheFormOfToday() throws IOException {
        String yaml = StudyPlanWriter
                .yaml(read("{recipe: {task: {kind: sort}, clusters: 1}, seeds: [1], arms: [{name: a}]}"));
        assertThat(yaml).contains("  clusters:\n    share: 1.0\n    window: false\n");
        assertThat(StudyPlanWriter.yaml(read(yaml))).isEqualTo(yaml);
    }

    @Test
    void aNumberThatIsNoShareIsRefusedWhereItStands() {
        Places.assertRefusedSomewhere(
                () -> read("{recipe: {task: {kind: sort}, clusters: 7}, seeds: [1], arms: [{name: a}]}"),
                folder.resolve("study.yaml") + ": recipe.clusters: 7.0 is not 0 to 1");
    }
}

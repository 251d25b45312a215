package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Shipped studies, at the scale that takes seconds. */
class StudyScaleTest {
    @TempDir
    Path folder;

    private Invocation study(Object... arguments) {
        return Invocation.of(Stream.concat(Stream.of("study", "--scale", "smoke",
                "--out", folder.resolve("out"), "--json"), Stream.of(arguments)).toArray());
    }

    private static List<JsonNode> runs(Invocation study) {
        return study.json().path("arms").valueStream().flatMap(arm -> arm.path("runs").valueStream()).toList();
    }

    @Test
    void everyArmRunsAtTheSmokeScale() throws IOException {
        Invocation study = study("isolation");
        assertThat(study.code()).as(study.err()).isZero();
        assertThat(runs(study)).hasSize(7).allSatisfy(run -> {
            assertThat(run.path("status").asString()).isEqualTo("done");
            assertThat(run.path("results")).extracting(result -> result.path("length").asInt()).containsExactly(10, 20,
                    30);
        });
        assertThat(Files.readString(folder.resolve("out/study.yaml"))).startsWith("name: isolation\n")
                .contains("\nscale: smoke\n");
        assertThat(Files.readString(folder.resolve("out/status.txt")))
                .startsWith("isolation (smoke): all runs have ended, report.html is written\n");
        assertThat(study.json().path("manifest").path("scale").asString())
                .isEqualTo("smoke: seconds; nothing is learned");
    }

    @Test
    void aFinishedStudyIsGivenMoreSeeds() {
        Invocation one = study("headline", "--seeds", 1);
        Invocation two = study("headline", "--seeds", 2, "--resume");
        assertThat(two.code()).isZero();
        assertThat(two.err()).contains("3 of 6 runs are done already\n", "done: successor-add seed 2\n");
        assertThat(runs(one)).hasSize(3);
        assertThat(runs(two)).hasSize(6).filteredOn(run -> run.path("seed").asInt() == 1).isEqualTo(runs(one));
        Invocation fewer = study("headline", "--seeds", 1, "--resume");
        assertThat(fewer.code()).isEqualTo(2);
        assertThat(fewer.err()).contains("was started with `seeds: [1, 2]` and now has `seeds: [1]`");
    }

    @Test
    void weightsByHandAreAStudyLikeOthers() throws IOException {
        Invocation study = study("construction-gap");
        assertThat(study.code()).as(study.err()).isZero();
        assertThat(study.json().path("sweeps")).extracting(sweep -> sweep.path("sweep").asString())
                .containsExactly("sort", "increment");
        List<JsonNode> cells = study.json().path("sweeps").valueStream()
                .flatMap(sweep -> sweep.path("cells").valueStream()).toList();
        assertThat(cells).hasSize(14).allSatisfy(cell -> {
            assertThat(cell.path("done").asBoolean()).isTrue();
            assertThat(cell.path("agreement").asString()).isEqualTo("yes");
        });
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Where arithmetic ends the construction");
        Invocation again = study("construction-gap", "--resume");
        assertThat(again.err()).contains("2 sweeps, 14 cells, ", "; 14 are done already\n");
        assertThat(again.json().path("sweeps")).isEqualTo(study.json().path("sweeps"));
        assertThat(study("construction-gap", "--seeds", 2).err())
                .contains("--seeds is for studies of arms: in construction-gap nothing is trained");
        assertThat(study("construction-gap", "--set", "train.steps=1").err()).contains("--set is for studies of arms");
    }

    @Test
    void aFolderIsNamedAfterStudyAndScale() {
        assertThat(StudyCommand.folder(StudyPlan.read(Path.of("studies/headline.yaml"),
                null, List.of()))).isEqualTo(Path.of("runs/study-headline-laptop"));
        assertThat(StudyCommand.folder(StudyPlan.read(Path.of("studies/quick.yaml"),
                null, List.of()))).isEqualTo(Path.of("runs/study-quick"));
    }
}

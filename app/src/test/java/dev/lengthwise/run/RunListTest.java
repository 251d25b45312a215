package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListTest {
    @TempDir
    static Path shared;
    private static TinyRun done;

    @TempDir
    Path empty;

    @BeforeAll
    static void leaveRunsInEveryState() throws Exception {
        done = new TinyRun(shared.resolve("a/seed-1"));
        done.start(TinyRecipe.with());
        new TinyRun(shared.resolve("b-interrupted")).stopAfter(9, TinyRecipe.with("hints=[]", "seed=5"));
        TinyRun killed = new TinyRun(shared.resolve("c-killed"));
        killed.stopAfter(12, TinyRecipe.with());
        Json.write(killed.folder.manifest(), Json.read(killed.folder.manifest()).put("state", "running"));
        TinyRun damaged = new TinyRun(shared.resolve("d-damaged"));
        damaged.stopAfter(1, TinyRecipe.with());
        Files.writeString(damaged.folder.manifest(), "{\"seed\":");
        TinyRun scores = new TinyRun(shared.resolve("e-scores"));
        scores.start(TinyRecipe.with("train.steps=1"));
        Files.writeString(scores.folder.evaluation(), "{\"task\":\"sort\",\"results\":[{}],\"hints\":[]}");
        TinyRun recipe = new TinyRun(shared.resolve("f-recipe"));
        recipe.stopAfter(1, TinyRecipe.with());
        Files.writeString(recipe.folder.recipe(), "task: {kind: sort");
        Files.createDirectories(shared.resolve("not-a-run"));
        Files.writeString(shared.resolve("not-a-run/manifest.json"), "{}");
    }

    private static RunList.Entry entry(String name) throws IOException {
        return RunList.below(shared).stream().filter(run -> run.path().endsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void listsRunsByPathAndNothingElse() throws IOException {
        assertThat(RunList.below(shared)).extracting(run -> shared.relativize(run.path()).toString())
                .containsExactly("a/seed-1", "b-interrupted", "c-killed", "d-damaged", "e-scores", "f-recipe");
        assertThat(RunList.below(empty)).isEmpty();
    }

    @Test
    void tellsHowFarEachRunIs() throws IOException {
        assertThat(entry("seed-1").result().status().toString()).isEqualTo("done");
        assertThat(entry("seed-1").step()).isEqualTo(30);
        assertThat(entry("b-interrupted").result().status().toString()).isEqualTo("interrupted");
        assertThat(entry("b-interrupted").result().seed()).isEqualTo(5);
        assertThat(entry("b-interrupted").step()).isEqualTo(8); // measured every 4 steps
        assertThat(entry("c-killed").result().status().toString()).isEqualTo("killed");
        assertThat(entry("c-killed").result().evaluation().results()).isEmpty();
    }

    @Test
    void namesTheFileThatIsDamaged() throws IOException {
        assertThat(entry("d-damaged").result().status().toString()).startsWith("damaged: ")
                .contains("manifest.json: not JSON");
        assertThat(entry("e-scores").result().status().toString()).startsWith("damaged: ")
                .contains("evaluation.json: ");
        assertThat(entry("f-recipe").result().status().toString()).startsWith("damaged: ")
                .containsPattern("recipe.yaml:\\d+:\\d+: ");
    }

    @Test
    void theTableHasARowForEach() throws IOException {
        List<String> lines = RunList.table(RunList.below(shared)).lines().map(line -> line.replaceAll(" +", " "))
                .toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).isEqualTo("run trained on seed status exact match % at unseen lengths");
        assertThat(lines.get(1)).startsWith(shared + "/a/seed-1 sort + successor 1 done beyond 6: ");
        assertThat(lines.get(2)).isEqualTo(shared + "/b-interrupted sort 5 interrupted 8/30 -");
        assertThat(lines.get(3)).isEqualTo(shared + "/c-killed sort + successor 1 killed 12/30 -");
        assertThat(lines.get(4)).startsWith(shared + "/d-damaged - - damaged ").contains("manifest.json: not JSON");
    }

    @Test
    void theLengthsThatARunDidNotTrainOnAreListedByWhereTheyStand() throws IOException {
        RunList.Entry done = entry("a/seed-1"); // trained on 1 to 4, scored at 3 and 6
        assertThat(listed(done, TrainedLengths.from(5, 5))).containsPattern("below 3: \\S+  beyond 6: \\S+$");
        assertThat(listed(done, TrainedLengths.from(1, 2).or(TrainedLengths.from(6, 6))))
                .containsPattern(" done +between 3: \\S+$");
        assertThat(listed(done, TrainedLengths.from(3, 6))).containsPattern(" done +-$");
    }

    private static String listed(RunList.Entry run, TrainedLengths trained) {
        return RunList.table(List.of(new RunList.Entry(run.path(), run.task(), run.hints(), Optional.of(trained),
                run.step(), run.steps(), run.result()))).lines().toList().getLast();
    }

    @Test
    void theJsonHasAnObjectForEach() throws IOException {
        var json = RunList.json(RunList.below(shared));
        assertThat(json).hasSize(6);
        assertThat(json.path(0).path("parameterHash").asString()).isEqualTo(done.hash());
        assertThat(json.path(0).path("hints").path(0).asString()).isEqualTo("successor");
        assertThat(json.path(0).path("results").path(1).path("length").asInt()).isEqualTo(6);
        assertThat(json.path(2).path("status").asString()).isEqualTo("killed");
        assertThat(json.path(2).path("steps").asInt()).isEqualTo(30);
        assertThat(json.path(2).path("results")).isEmpty();
        assertThat(json.path(3).path("status").asString()).startsWith("damaged: ");
    }
}

package dev.lengthwise.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.NonFiniteLossException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RunTest {
    private static final Recipe RECIPE = TinyRecipe.with();

    @TempDir
    static Path shared;
    private static TinyRun uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void runWithoutInterruption() throws Exception {
        uninterrupted = new TinyRun(shared.resolve("uninterrupted"));
        assertThat(uninterrupted.start(RECIPE)).isTrue();
    }

    private TinyRun run() {
        return new TinyRun(folder.resolve("run"));
    }

    private static void assertSameAsUninterrupted(TinyRun run) throws IOException {
        assertThat(run.state()).isEqualTo("done");
        assertThat(run.hash()).isEqualTo(uninterrupted.hash()).hasSize(64);
        assertThat(run.losses()).isEqualTo(uninterrupted.losses());
        assertThat(Json.read(run.folder.manifest()).required("trainedOn"))
                .isEqualTo(Json.read(uninterrupted.folder.manifest()).required("trainedOn"));
        assertThat(run.folder.evaluation()).hasSameTextualContentAs(uninterrupted.folder.evaluation());
        assertThat(run.folder.report()).exists();
    }

    @Test
    void leavesEverythingThatItsNumbersNeed() throws IOException {
        assertThat(filesIn(uninterrupted.folder.path())).containsExactly("checkpoints", "config.json",
                "evaluation.json", "manifest.json", "metrics.jsonl", "model.safetensors", "recipe.yaml",
                "report.html");
        assertThat(Json.read(uninterrupted.folder.manifest()).propertyNames()).contains("seed", "command", "version",
                "commit", "threads", "precision", "processor", "cores", "jdk", "libtorch", "blasKernels",
                "parameterHash", "started", "finished", "seconds", "step", "parameters", "state", "trainedOn");
    }

    @Test
    void saysWhatItIsDoing() throws Exception {
        TinyRun run = run();
        List<Doing> signs = new ArrayList<>();
        run.go(RECIPE, false, () -> {
            try {
                Doing.read(run.folder.doing()).ifPresent(signs::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        });
        assertThat(run.did).containsSubsequence("starting: starting", "starting: making the model",
                "starting: drawing the first batch", "evaluating: writing the model",
                "evaluating: evaluating sort, length 3", "evaluating: evaluating sort, length 6",
                "evaluating: evaluating successor, length 6", "reporting: writing the report");
        assertThat(signs).extracting(Doing::what).contains("training", "evaluating sort, length 6");
        assertThat(signs).extracting(Doing::step).isSorted().last().isEqualTo(30L);
        assertThat(run.folder.doing()).doesNotExist();
    }

    /** 30 steps of 8, half of them the hint's; whose answer is one token. */
    @Test
    void countsWhatItWasTrainedOn() throws IOException {
        JsonNode counted = Json.read(uninterrupted.folder.manifest()).required("trainedOn");
        assertThat(counted.propertyNames()).containsExactly("sort", "successor");
        assertThat(counted.at("/sort/examples").asInt()).isEqualTo(120);
        assertThat(counted.at("/successor").toString()).isEqualTo("{\"examples\":120,\"answerTokens\":120}");
        assertThat(RunResults.read(uninterrupted.folder).trainedOn()).first()
                .isEqualTo(new TrainedOn("sort", 120, counted.at("/sort/answerTokens").asLong()));
    }

    /** At step 17 of 30, 7 past its newest checkpoint. */
    @Test
    void whatARunWasTrainedOnIsKnownThoughItFailed() throws Exception {
        TinyRun run = run();
        assertThatIllegalStateException().isThrownBy(() -> run.go(RECIPE, false, () -> {
            if (run.steps == 17) {
                throw new IllegalStateException("no luck");
            }
            return false;
        }));
        ObjectNode manifest = Json.read(run.folder.manifest());
        assertThat(manifest.path("failure").asString()).isEqualTo("no luck");
        assertThat(manifest.path("step").asInt()).isEqualTo(17);
        assertThat(manifest.at("/trainedOn/sort/examples").asInt()).isEqualTo(17 * 4);
        assertThat(RunResults.read(run.folder).trainedOn()).hasSize(2);
        assertThat(run.resume(RECIPE)).isTrue();
        assertSameAsUninterrupted(run);
    }

    /** As one that is killed leaves it: by the newest checkpoint, from which it will go on. */
    @Test
    void theManifestOfARunningRunIsAsOldAsItsNewestCheckpoint() throws Exception {
        TinyRun run = run();
        List<Integer> steps = new ArrayList<>();
        run.go(RECIPE, false, () -> {
            if (run.steps == 9 || run.steps == 17) {
                try {
                    JsonNode manifest = Json.read(run.folder.manifest());
                    steps.add(manifest.path("step").asInt(-1));
                    assertThat(manifest.at("/trainedOn/successor/examples").asInt(-1)).isEqualTo(4 * steps.getLast());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        });
        assertThat(steps).containsExactly(0, 10);
    }

    @Test
    void keepsTheEffectiveRecipe() {
        assertThat(RecipeReader.read(uninterrupted.folder.recipe(), List.of())).isEqualTo(RECIPE);
    }

    @Test
    void measuresEverySoManyStepsAndTheLast() throws IOException {
        assertThat(MetricsFile.read(uninterrupted.folder.metrics()).lines()).extracting(line -> line.measured().step())
                .containsExactly(4L, 8L, 12L,
                        16L, 20L, 24L, 28L, 30L);
    }

    /** Selection never looks at a score: whatever the evaluation says, the last step is the model. */
    @Test
    void theModelIsTheLastStep() throws IOException {
        assertThat(filesIn(uninterrupted.folder.checkpoints())).containsExactly("step-000000020.safetensors",
                "step-000000030.safetensors");
        try (Scope scope = new Scope()) {
            Map<String, Tensor> last = new LinkedHashMap<>();
            TensorFile.read(uninterrupted.folder.checkpoints().resolve("step-000000030.safetensors")).tensors()
                    .forEach((name, tensor) -> {
                        if (name.startsWith("model.")) {
                            last.put(name.substring("model.".length()), tensor);
                        }
                    });
            Map<String, Tensor> model = TensorFile
                    .read(uninterrupted.folder.path().resolve("model.safetensors")).tensors();
            assertThat(model.keySet()).isEqualTo(last.keySet()).isNotEmpty();
            assertThat(Tensors.hash(model)).isEqualTo(Tensors.hash(last)).isEqualTo(uninterrupted.hash());
        }
    }

    @Test
    void theModelIsTheAverageWhereThereIsOne() throws Exception {
        Recipe averaged = TinyRecipe.with("train.averaging=0.9");
        TinyRun run = run();
        run.stopAfter(17, averaged);
        assertThat(run.resume(averaged)).isTrue();
        try (Scope scope = new Scope()) {
            Map<String, Tensor> averages = new LinkedHashMap<>();
            TensorFile.read(run.folder.checkpoints().resolve("step-000000030.safetensors")).tensors()
                    .forEach((name, tensor) -> {
                        if (name.startsWith("average.")) {
                            averages.put(name.substring("average.".length()), tensor);
                        }
                    });
            Map<String, Tensor> model = TensorFile.read(run.folder.path().resolve("model.safetensors")).tensors();
            assertThat(Tensors.hash(model)).isEqualTo(Tensors.hash(averages)).isEqualTo(run.hash())
                    .isNotEqualTo(uninterrupted.hash());
        }
        assertThat(run.losses()).isEqualTo(uninterrupted.losses());
    }

    /** Of a hundred short inputs some are soon right. */
    @Test
    void stopsEarlyWhereTheRecipeSaysSoAndTellsTheStep() throws Exception {
        Recipe stopping = TinyRecipe.with("train.steps=1000", "train.schedule=constant",
                "train.stopAt={exact: 0.1, every: 7, samples: 100}");
        TinyRun run = run();
        assertThat(run.start(stopping)).isTrue();
        long step = Json.read(run.folder.manifest()).path("stoppedAt").asLong();
        assertThat(step).isBetween(7L, 993L).isEqualTo(run.steps);
        assertThat(step % 7).isZero();
        assertThat(run.said).anyMatch(line -> line.startsWith("stopping at step " + step + ": exact match "));
        assertThat(MetricsFile.read(run.folder.metrics()).lines()).last().extracting(line -> line.measured().step())
                .isEqualTo(step);
        assertThat(run.folder.report()).content().contains("stoppedAt");

        TinyRun interrupted = new TinyRun(folder.resolve("interrupted"));
        interrupted.stopAfter((int) step - 3, stopping);
        assertThat(Json.read(interrupted.folder.manifest()).has("stoppedAt")).isFalse();
        assertThat(interrupted.resume(stopping)).isTrue();
        assertThat(interrupted.hash()).isEqualTo(run.hash());
        assertThat(Json.read(interrupted.folder.manifest()).path("stoppedAt").asLong()).isEqualTo(step);
        assertThat(Json.read(uninterrupted.folder.manifest()).has("stoppedAt")).isFalse();
    }

    @Test
    void repeatsToTheBit() throws Exception {
        TinyRun again = run();
        assertThat(again.start(RECIPE)).isTrue();
        assertSameAsUninterrupted(again);
    }

    @Test
    void anotherSeedGivesAnotherModelButTheSameTest() throws Exception {
        TinyRun other = run();
        other.start(RECIPE.withSeed(2));
        assertThat(other.hash()).isNotEqualTo(uninterrupted.hash());
        assertThat(decisionsAsked(other)).isEqualTo(decisionsAsked(uninterrupted)).isNotEmpty();
    }

    /** An arm without the hint, trained in another precision, gets the same inputs and is scored in the same fp32. */
    @Test
    void anotherArmIsTestedOnTheSameInputsInFp32() throws Exception {
        TinyRun other = run();
        other.start(TinyRecipe.with("hints=[]", "train.precision=bf16", "model.width=16", "seed=7"));
        assertThat(decisionsAsked(other)).isEqualTo(decisionsAsked(uninterrupted));
        assertThat(Json.read(other.folder.manifest()).path("precision").asString()).isEqualTo("bf16");
        assertThat(Json.read(other.folder.evaluation()).path("precision").asString()).isEqualTo("fp32");
        assertThat(Json.read(other.folder.evaluation()).path("seed").asLong()).isEqualTo(2310);
    }

    /** How often each kind of decision was due depends on nothing but the inputs. */
    private static Map<String, Long> decisionsAsked(TinyRun run) throws IOException {
        Map<String, Long> asked = new TreeMap<>();
        RunResults.read(run.folder).evaluation().results().forEach(result -> {
            for (Map.Entry<String, DecisionCount> kind : result.decisions().entrySet()) {
                asked.put(result.length() + " " + kind.getKey(), kind.getValue().total());
            }
        });
        return asked;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void stoppedEverySoManyStepsItEndsTheSame(int steps) throws Exception {
        TinyRun run = run();
        int sessions = 1;
        while (!run.stopAfter(steps, RECIPE)) {
            assertThat(run.state()).isEqualTo("interrupted");
            assertThat(run.steps).isEqualTo(steps);
            sessions++;
        }
        assertThat(sessions).isGreaterThan(29 / steps);
        run.resume(RECIPE); // a stop that fell on the last step interrupted the evaluation
        assertSameAsUninterrupted(run);
    }

    @Test
    void stopsBetweenTheLengthsOfAnEvaluationToo() throws Exception {
        TinyRun run = run();
        assertThat(run.go(RECIPE, false, () -> run.said.contains("evaluating lengths 3, 6"))).isFalse();
        assertThat(run.state()).isEqualTo("interrupted");
        assertThat(run.folder.evaluation()).doesNotExist();
        assertThat(run.steps).isEqualTo(30);
        assertThat(run.resume(RECIPE)).isTrue();
        assertThat(run.steps).isZero();
        assertSameAsUninterrupted(run);
    }

    /** What a process that was killed may leave: any of the files from the front, later ones missing. */
    @ParameterizedTest
    @ValueSource(strings = {"recipe.yaml", "manifest.json", "metrics.jsonl", "checkpoints", "config.json",
            "model.safetensors", "evaluation.json"})
    void goesOnFromWhateverAKillLeft(String last) throws Exception {
        TinyRun run = run();
        run.go(RECIPE, false, () -> run.steps == 17);
        List<String> order = List.of("recipe.yaml", "manifest.json", "metrics.jsonl", "checkpoints", "config.json",
                "model.safetensors", "evaluation.json");
        if (order.indexOf(last) >= order.indexOf("config.json")) {
            run.resume(RECIPE);
        }
        for (String name : order.subList(order.indexOf(last) + 1, order.size())) {
            delete(run.folder.path().resolve(name));
        }
        delete(run.folder.report());
        if (Files.exists(run.folder.manifest())) {
            Json.write(run.folder.manifest(), Json.read(run.folder.manifest()).put("state", "running"));
            assertThat(RunResults.read(run.folder).status().toString()).isEqualTo("killed");
        }
        Files.writeString(run.folder.path().resolve("manifest.json.partial"), "{\"seed\"");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.start(RECIPE))
                .withMessageContaining("there is a run here already");
        assertThat(run.resume(RECIPE)).isTrue();
        assertSameAsUninterrupted(run);
    }

    @Test
    void itsManifestKeepsEverySession() throws Exception {
        TinyRun run = run();
        run.stopAfter(13, RECIPE);
        run.resume(RECIPE);
        var sessions = Json.read(run.folder.manifest()).path("sessions");
        assertThat(sessions).extracting(session -> session.path("fromStep").asInt()).containsExactly(0, 13);
        assertThat(sessions).extracting(session -> session.path("command").asString())
                .containsOnly("lengthwise train tiny.yaml");
        assertThat(sessions).allSatisfy(session -> assertThat(session.propertyNames()).contains("started", "process",
                "commit", "version", "threads", "precision", "processor", "libtorch"));
        assertThat(ResultManifest.of(RunManifest.read(run.folder.manifest())).course().sessions().orElse("")).matches(
                "\\S+Z, commit \\S+: lengthwise train tiny.yaml; \\S+Z, commit \\S+: lengthwise train tiny.yaml");
    }

    @Test
    void aKilledRunsMetricsPastItsCheckpointComeAgainOnce() throws Exception {
        TinyRun run = run();
        run.go(RECIPE, false, () -> run.steps == 29); // measured at 28, a checkpoint at 29
        delete(run.folder.checkpoints().resolve("step-000000029.safetensors"));
        Files.writeString(run.folder.metrics(), Files.readString(run.folder.metrics()) + "{\"step\":29,\"lo");
        assertThat(run.resume(RECIPE)).isTrue();
        assertThat(run.said).contains("continuing at step 20 of 30");
        assertSameAsUninterrupted(run);
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheOneBeforeServes() throws Exception {
        TinyRun run = run();
        run.go(RECIPE, false, () -> run.steps == 25);
        Path newest = run.folder.checkpoints().resolve("step-000000025.safetensors");
        Files.write(newest, java.util.Arrays.copyOf(Files.readAllBytes(newest), 500));
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> run.resume(RECIPE))
                .withMessageContaining("step-000000025.safetensors").withMessageContaining(
                        "delete the newest checkpoint to continue from the one before it");
        assertThat(RunResults.read(run.folder).status().toString()).startsWith("failed: ").contains("step-000000025");
        delete(newest);
        assertThat(run.resume(RECIPE)).isTrue();
        assertThat(run.said).contains("continuing at step 20 of 30");
        assertSameAsUninterrupted(run);
    }

    @Test
    void aDamagedLineOfMetricsIsRefusedAndStays() throws Exception {
        TinyRun run = run();
        run.go(RECIPE, false, () -> run.steps == 15);
        String text = Files.readString(run.folder.metrics()).replaceFirst("\\{\"step\":8", "{\"step\"8");
        Files.writeString(run.folder.metrics(), text);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> run.resume(RECIPE))
                .withMessageContaining("metrics.jsonl: line 2 is not a line of metrics: {\"step\"8");
        assertThat(run.folder.metrics()).hasContent(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"state\":", "[]", "\"done\""})
    void aDamagedManifestIsRefusedAndStays(String text) throws Exception {
        TinyRun run = run();
        run.go(RECIPE, false, () -> run.steps == 5);
        Files.writeString(run.folder.manifest(), text);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> run.resume(RECIPE))
                .withMessageContaining("manifest.json: not ");
        assertThat(Files.readString(run.folder.manifest())).isEqualTo(text);
    }

    @Test
    void doesNotStartOverARunThatIsThere() throws IOException {
        TinyRun again = new TinyRun(uninterrupted.folder.path());
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> again.start(RECIPE))
                .withMessageContaining(
                        "there is a run here already; continue it with --resume or choose another --out");
        assertThat(again.steps).isZero();
    }

    @Test
    void aFinishedRunStaysAsItIs() throws Exception {
        String manifest = Files.readString(uninterrupted.folder.manifest(), UTF_8);
        TinyRun again = new TinyRun(uninterrupted.folder.path());
        assertThat(again.resume(RECIPE)).isTrue();
        assertThat(again.said).containsExactly(uninterrupted.folder.path() + " is finished already");
        assertThat(again.steps).isZero();
        assertThat(uninterrupted.folder.manifest()).hasContent(manifest);
    }

    @Test
    void aFinishedRunThatWasKilledBeforeItsReportGetsOne() throws Exception {
        TinyRun run = run();
        run.start(RECIPE);
        delete(run.folder.report());
        assertThat(run.resume(RECIPE)).isTrue();
        assertSameAsUninterrupted(run);
    }

    @Test
    void goesOnWithNoOtherRecipe() {
        TinyRun again = new TinyRun(uninterrupted.folder.path());
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> again.resume(TinyRecipe.with("train.batch=16")))
                .withMessageMatching(".*recipe.yaml: line \\d+: the run was started with `batch: 8` and now has"
                        + " `batch: 16`; continue it as it was started or choose another --out");
    }

    @Test
    void resumingWhereNothingIsStartsAnew() throws Exception {
        TinyRun run = run();
        assertThat(run.resume(RECIPE)).isTrue();
        assertSameAsUninterrupted(run);
    }

    @Test
    void leavesAFolderWithOtherFilesAlone() throws IOException {
        TinyRun run = run();
        Files.createDirectories(run.folder.path());
        Files.writeString(run.folder.path().resolve("thesis.tex"), "years of work");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.resume(RECIPE))
                .withMessageEndingWith("there are files here that belong to no run; choose another --out");
        assertThat(filesIn(run.folder.path())).containsExactly("thesis.tex");
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        TinyRun run = run();
        Files.writeString(run.folder.path(), "text");
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.start(RECIPE))
                .withMessageEndingWith("run: there is a file of this name; choose another --out");
        TinyRun below = new TinyRun(run.folder.path().resolve("below"));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> below.start(RECIPE))
                .withMessageMatching(".*below: this folder cannot be created: .*; choose another --out");
    }

    @Test
    void aLossThatIsNoNumberFailsTheRunAndIsNoted() throws IOException {
        TinyRun run = run();
        assertThatExceptionOfType(NonFiniteLossException.class)
                .isThrownBy(() -> run.start(TinyRecipe.with("train.learningRate=1e30", "train.schedule=constant")));
        assertThat(run.state()).isEqualTo("failed");
        assertThat(RunResults.read(run.folder).status().toString())
                .startsWith("failed: the loss of sort is NaN at step 1 ");
        assertThat(run.folder.path().resolve("model.safetensors")).doesNotExist();
    }

    @Test
    void oneRunIsWorkedOnByOneAtATime() throws Exception {
        TinyRun first = run();
        CountDownLatch training = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                first.go(RECIPE, false, () -> {
                    training.countDown();
                    await(refused);
                    return true;
                });
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await(training);
        TinyRun second = run();
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> second.resume(RECIPE))
                .withMessageEndingWith("another process is working on this run");
        assertThat(RunResults.read(first.folder).status().toString()).isEqualTo("running");
        refused.countDown();
        worker.join();
        assertThat(second.resume(RECIPE)).isTrue();
        assertSameAsUninterrupted(second);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals(".lock")).sorted()
                    .toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            for (String name : filesIn(path)) {
                Files.delete(path.resolve(name));
            }
        }
        Files.deleteIfExists(path);
    }
}

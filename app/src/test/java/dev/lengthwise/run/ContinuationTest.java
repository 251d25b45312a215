package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finished runs that are given more steps. */
class ContinuationTest {
    @TempDir
    Path folder;

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    /** A constant rate, and checkpoints, losses and scores at steps of which 30 is not always one. */
    private static Recipe steps(int steps, String... more) {
        List<String> sets = new ArrayList<>(List.of("train.schedule=constant", "train.steps=" + steps));
        sets.addAll(Arrays.asList(more));
        return TinyRecipe.with(sets.toArray(String[]::new));
    }

    static Stream<List<String>> settings() {
        return Stream.of(List.of(), List.of("train.averaging=0.9"), List.of("train.logEvery=10"),
                List.of("train.checkpointEvery=7", "train.keep=1"), List.of("train.keep=all"),
                List.of("evaluate.every=7"), List.of("evaluate.every=10", "train.logEvery=15"),
                List.of("train.stopAt={exact: 1, every: 10, samples: 50}"), List.of("hints=[]"),
                List.of("evaluate.every=20", "train.averaging=0.5", "train.stopAt={exact: 1, every: 3, samples: 50}"));
    }

    /** Parameters, losses, scores, counts and test results: nothing but clocks tells them apart. */
    @ParameterizedTest
    @MethodSource("settings")
    void anExtendedRunIsTheRunThatNeverStopped(List<String> setting) throws Exception {
        String[] more = setting.toArray(String[]::new);
        TinyRun whole = run("whole");
        whole.start(steps(47, more));
        TinyRun extended = run("extended");
        extended.start(steps(30, more));
        String before = extended.hash();
        assertThat(extended.resume(steps(47, more))).isTrue();
        assertThat(extended.hash()).isEqualTo(whole.hash()).isNotEqualTo(before);
        assertThat(extended.losses()).isEqualTo(whole.losses());
        assertThat(extended.folder.evaluation()).hasSameTextualContentAs(whole.folder.evaluation());
        assertThat(extended.folder.recipe()).hasSameTextualContentAs(whole.folder.recipe());
        for (String key : List.of("trainedOn", "step", "movement", "state")) {
            assertThat(Json.read(extended.folder.manifest()).path(key)).as(key)
                    .isEqualTo(Json.read(whole.folder.manifest()).path(key));
        }
    }

    @Test
    void saysSoOnTheTerminalInTheManifestAndInTheReport() throws Exception {
        TinyRun run = run("run");
        run.start(steps(30));
        String report = Files.readString(run.folder.report());
        run.resume(steps(47));
        assertThat(run.said).contains(
                "extending from 30 to 47 steps: model, evaluation and report are made again at the end",
                "continuing at step 30 of 47");
        assertThat(Json.read(run.folder.manifest()).path("extensions").toString())
                .isEqualTo("[{\"from\":30,\"to\":47}]");
        assertThat(Files.readString(run.folder.report())).isNotEqualTo(report).contains("from 30 to 47 steps");
        run.resume(steps(60));
        assertThat(Json.read(run.folder.manifest()).path("extensions")).hasSize(2);
        assertThat(RecipeReader.read(run.folder.recipe(), List.of()).train().steps()).isEqualTo(60);
    }

    /** Interrupted and killed in any way on its way, with the same command each time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anExtensionThatIsInterruptedEndsTheSame(int steps) throws Exception {
        String[] scored = {"evaluate.every=7", "train.stopAt={exact: 1, every: 10, samples: 50}"};
        TinyRun whole = run("whole");
        whole.start(steps(41, scored));
        TinyRun extended = run("extended");
        extended.start(steps(30, scored));
        while (!extended.stopAfter(steps, steps(41, scored))) {
            assertThat(extended.state()).isEqualTo("interrupted");
        }
        extended.resume(steps(41, scored));
        assertThat(extended.hash()).isEqualTo(whole.hash());
        assertThat(extended.losses()).isEqualTo(whole.losses());
    }

    /** No scores or weights of 30 steps are taken for those of 47. */
    @Test
    void whatWasMadeOfFewerStepsIsGoneWhileItGoesOn() throws Exception {
        TinyRun run = run("run");
        run.start(steps(30));
        assertThat(run.stopAfter(5, steps(47))).isFalse();
        RunResult result = RunResults.read(run.folder);
        assertThat(result.status().toString()).isEqualTo("interrupted");
        assertThat(result.evaluation().results()).isEmpty();
        assertThat(result.parameterHash()).isEmpty();
        assertThat(result.movement()).isEmpty();
        assertThat(Json.read(run.folder.manifest()).has("finished")).isFalse();
        for (String name : List.of("model.safetensors", "config.json", "evaluation.json", "report.html")) {
            assertThat(run.folder.path().resolve(name)).doesNotExist();
        }
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> StoredModel.of(run.folder.path()).setup())
                .withMessageContaining("--step: 30, 3");
    }

    /** The recipe is written before the manifest: a kill between the two leaves a run that says that it is done. */
    @Test
    void aKillAfterTheRecipeWasWrittenIsNoFinishedRun() throws Exception {
        TinyRun whole = run("whole");
        whole.start(steps(47));
        TinyRun run = run("run");
        run.start(steps(30));
        Files.copy(whole.folder.recipe(), run.folder.recipe(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(run.resume(steps(47))).isTrue();
        assertThat(run.hash()).isEqualTo(whole.hash());
        assertThat(Json.read(run.folder.manifest()).path("extensions")).hasSize(1);
    }

    @Test
    void aRunThatIsNotFinishedCanBeExtendedToo() throws Exception {
        TinyRun whole = run("whole");
        whole.start(steps(47));
        TinyRun run = run("run");
        run.stopAfter(17, steps(30));
        assertThat(run.resume(steps(47))).isTrue();
        assertThat(run.said).contains("extending from 30 to 47 steps", "continuing at step 17 of 47");
        assertThat(run.hash()).isEqualTo(whole.hash());
        assertThat(run.losses()).isEqualTo(whole.losses());
    }

    /** The look of step 30 is due in a run of 47, and not in one that ends with it. */
    @Test
    void mayEndAtOnceWhereTheLongerRunWouldHaveStopped() throws Exception {
        String stop = "train.stopAt={exact: 0.01, every: 30, samples: 200}";
        TinyRun whole = run("whole");
        whole.start(steps(47, stop, "evaluate.every=7"));
        assertThat(Json.read(whole.folder.manifest()).path("stoppedAt").asInt()).isEqualTo(30);
        TinyRun extended = run("extended");
        extended.start(steps(30, stop, "evaluate.every=7"));
        assertThat(Json.read(extended.folder.manifest()).has("stoppedAt")).isFalse();
        extended.resume(steps(47, stop, "evaluate.every=7"));
        assertThat(Json.read(extended.folder.manifest()).path("stoppedAt").asInt()).isEqualTo(30);
        assertThat(extended.hash()).isEqualTo(whole.hash());
        assertThat(extended.losses()).isEqualTo(whole.losses());
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> extended
                .resume(steps(60, stop, "evaluate.every=7")))
                .withMessageEndingWith(
                        "it ended after step 30 because train.stopAt was reached, which more steps do not"
                                + " change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-cycle", "linear"})
    void aRateThatFallsOverAllStepsIsRefused(String schedule) throws Exception {
        TinyRun run = run("run");
        run.start(steps(30, "train.schedule=" + schedule));
        String manifest = Files.readString(run.folder.manifest());
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> run.resume(steps(60, "train.schedule=" + schedule)))
                .withMessage(run.folder.recipe()
                        + ": train.steps: this run has 30 steps and cannot be extended to 60: the"
                        + " learning rate of train.schedule " + schedule
                        + " falls over all of the steps, so that a run of 60 has"
                        + " other rates from its start; only one with schedule constant can be extended; choose another --out"
                        + " for a run of 60");
        assertThat(run.folder.manifest()).hasContent(manifest);
        assertThat(run.folder.evaluation()).exists();
    }

    @Test
    void aHintWhoseShareMovesIsRefused() throws Exception {
        String fading = "hints=[{kind: successor, share: 0.5, lastShare: 0.25, until: 0.5}]";
        TinyRun run = run("run");
        run.start(steps(30, fading));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.resume(steps(60, fading)))
                .withMessageContaining("the share of hints.0 (successor) moves to its lastShare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.steps=20", "seed=2", "train.schedule=one-cycle", "train.batch=16"})
    void nothingElseMayDiffer(String other) throws Exception {
        TinyRun run = run("run");
        run.start(steps(30));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.resume(steps(60, other)))
                .withMessageContaining("the run was started with `");
    }

    @Test
    void withoutResumeItIsRefusedAsBefore() throws Exception {
        TinyRun run = run("run");
        run.start(steps(30));
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.start(steps(60)))
                .withMessageEndingWith(
                        "there is a run here already; continue it with --resume or choose another --out");
    }

    @Test
    void aRunWhoseCheckpointsAreGoneIsNotTrainedFromItsStartAgain() throws Exception {
        TinyRun run = run("run");
        run.start(steps(30));
        try (var files = Files.list(run.folder.checkpoints())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> run.resume(steps(60)))
                .withMessageContaining("no checkpoint is left in " + run.folder.checkpoints());
        assertThat(run.folder.path().resolve("model.safetensors")).exists();
    }

    /** As runs of before were written, when the recipe had fewer keys. */
    @Test
    void aRecipeOfAnEarlierVersionIsTheSameRecipe() throws Exception {
        TinyRun whole = run("whole");
        whole.start(steps(30));
        TinyRun run = run("run");
        run.stopAfter(13, steps(30));
        String text = Files.readString(run.folder.recipe());
        Files.writeString(run.folder.recipe(), text.replaceAll("(?m)^ *(keep|every|everySamples):.*\n", ""));
        assertThat(Files.readString(run.folder.recipe())).hasSizeLessThan(text.length());
        assertThat(run.resume(steps(30))).isTrue();
        assertThat(run.hash()).isEqualTo(whole.hash());
        assertThat(run.folder.recipe()).hasContent(text);
    }

    /** A finished run of before has no note of how its last line of metrics came about. */
    @Test
    void aFinishedRunOfAnEarlierVersionEndsWithTheSameBits() throws Exception {
        String stop = "train.stopAt={exact: 1, every: 10, samples: 50}";
        TinyRun whole = run("whole");
        whole.start(steps(47, stop));
        TinyRun run = run("run");
        run.start(steps(30, stop));
        withoutNotes(run.folder.checkpoints().resolve("step-000000030.safetensors"));
        assertThat(run.resume(steps(47, stop))).isTrue();
        assertThat(run.hash()).isEqualTo(whole.hash());
        assertThat(run.folder.evaluation()).hasSameTextualContentAs(whole.folder.evaluation());
        assertThat(MetricsFile.read(run.folder.metrics()).curves().getFirst().points())
                .extracting(point -> point.step())
                .containsExactly(4, 8, 12, 16, 20, 24, 28, 30, 32, 36, 40, 44, 47);
    }

    private static void withoutNotes(Path checkpoint) throws IOException {
        try (Scope scope = new Scope()) {
            TensorFile file = TensorFile.read(checkpoint);
            Map<String, String> notes = new LinkedHashMap<>(file.metadata());
            assertThat(notes.keySet().removeIf(note -> note.startsWith("last.") || note.equals("looked"))).isTrue();
            notes.replaceAll((note, value) -> note.startsWith("loss.sum.")
                    ? "0.0"
                    : note.startsWith("loss.count.") ? "0" : value);
            notes.remove("sha256");
            new TensorFile(notes, file.tensors()).write(checkpoint);
        }
    }

    @Test
    void theScoresOfTheLastStepOfTheShorterRunStayWhereTheyAreDue() throws Exception {
        TinyRun run = run("run");
        run.start(steps(30, "evaluate.every=15"));
        run.resume(steps(40, "evaluate.every=15"));
        assertThat(MetricsFile.read(run.folder.metrics()).scoreCurves().getFirst().points())
                .extracting(ScoreCurve.Point::step)
                .containsExactly(0, 15, 30, 40);
    }
}

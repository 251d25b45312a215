package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.RunEntry;
import dev.lengthwise.result.run.ScoreCurve;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Runs whose model is scored while it is trained: 30 steps, scored every 7. */
class StepScoresTest {
    private static final String EVERY = "evaluate.every=7";
    private static final String SAMPLES = "evaluate.everySamples=15";

    @TempDir
    Path folder;

    private TinyRun run(String name) {
        return new TinyRun(folder.resolve(name));
    }

    private static Recipe scored(String... more) {
        List<String> sets = new ArrayList<>(List.of(EVERY, SAMPLES));
        sets.addAll(Arrays.asList(more));
        return TinyRecipe.with(sets.toArray(String[]::new));
    }

    private static List<ScoreCurve> curves(TinyRun run) throws IOException {
        return MetricsFile.read(run.folder.metrics()).scoreCurves();
    }

    @Test
    void comesAtTheStartEverySoManyStepsAndAtTheEnd() throws Exception {
        TinyRun run = run("run");
        run.start(scored());
        assertThat(curves(run)).extracting(ScoreCurve::length).containsExactly(3, 6);
        assertThat(curves(run)).extracting(ScoreCurve::trained).containsExactly(true, false);
        assertThat(curves(run)).allSatisfy(curve -> assertThat(curve.points()).extracting(ScoreCurve.Point::step)
                .containsExactly(0, 7, 14, 21, 28, 30));
        assertThat(curves(run).getFirst().points()).extracting(point -> point.exact().total()).containsOnly(15L);
        assertThat(run.scores).hasSize(6).last().extracting(StepScores::step).isEqualTo(30L);
        assertThat(Json.read(run.folder.manifest()).path("scoringSeconds").asDouble()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train.precision=fp32", "train.precision=bf16", "train.averaging=0.9",
            "train.stopAt={exact: 0.02, every: 3, samples: 100}"})
    void changesNoBitOfTheModelAndNoLoss(String setting) throws Exception {
        TinyRun with = run("with");
        with.start(scored(setting));
        TinyRun without = run("without");
        without.start(TinyRecipe.with(setting));
        assertThat(with.hash()).isEqualTo(without.hash()).hasSize(64);
        assertThat(with.losses().stream().filter(line -> line.contains("loss")).toList())
                .isEqualTo(without.losses());
        assertThat(with.folder.evaluation()).hasSameTextualContentAs(without.folder.evaluation());
        assertThat(Json.read(with.folder.manifest()).path("stoppedAt"))
                .isEqualTo(Json.read(without.folder.manifest()).path("stoppedAt"));
        assertThat(curves(without)).isEmpty();
    }

    /** Interrupted at steps that are scored and at others, at the last too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void stoppedEverySoManyStepsTheMetricsAreTheSame(int steps) throws Exception {
        TinyRun whole = run("whole");
        whole.start(scored());
        TinyRun interrupted = run("interrupted");
        while (!interrupted.stopAfter(steps, scored())) {
            assertThat(interrupted.steps).isEqualTo(steps);
        }
        interrupted.resume(scored());
        assertThat(interrupted.losses()).isEqualTo(whole.losses());
        assertThat(interrupted.hash()).isEqualTo(whole.hash());
    }

    /** Killed after the scores of step 28, which its newest checkpoint knows nothing of. */
    @Test
    void killedTheScoresPastTheCheckpointComeAgainOnce() throws Exception {
        TinyRun whole = run("whole");
        whole.start(scored());
        TinyRun killed = run("killed");
        killed.go(scored(), false, () -> killed.steps == 29);
        Files.delete(killed.folder.checkpoints().resolve("step-000000029.safetensors"));
        Files.writeString(killed.folder.metrics(), Files.readString(killed.folder.metrics()) + "{\"step\":29,\"ex");
        assertThat(killed.resume(scored())).isTrue();
        assertThat(killed.said).contains("continuing at step 20 of 30");
        assertThat(killed.losses()).isEqualTo(whole.losses());
    }

    /** Ctrl-C while a model is scored need not wait for it. */
    @Test
    void aScoringThatIsGivenUpIsDoneByTheNextSession() throws Exception {
        TinyRun whole = run("whole");
        whole.start(scored());
        TinyRun interrupted = run("interrupted");
        assertThat(interrupted.go(scored(), false, () -> interrupted.measured == 28)).isFalse(); // before the scores of 28
        assertThat(curves(interrupted).getFirst().points()).last().extracting(ScoreCurve.Point::step).isEqualTo(21);
        assertThat(interrupted.resume(scored())).isTrue();
        assertThat(interrupted.losses()).isEqualTo(whole.losses());
    }

    /** At the start of a session too, be it the first, and as often as it happens. */
    @Test
    void aScoringThatIsGivenUpAgainIsDoneByTheNextSession() throws Exception {
        TinyRun whole = run("whole");
        whole.start(scored());
        TinyRun interrupted = run("interrupted");
        assertThat(interrupted.go(scored(), false, () -> true)).isFalse();
        assertThat(interrupted.go(scored(), true, () -> true)).isFalse();
        assertThat(interrupted.steps).isZero();
        assertThat(interrupted.go(scored(), true, () -> interrupted.measured == 28)).isFalse();
        assertThat(interrupted.go(scored(), true, () -> true)).isFalse();
        assertThat(curves(interrupted).getFirst().points()).last().extracting(ScoreCurve.Point::step).isEqualTo(21);
        assertThat(interrupted.resume(scored())).isTrue();
        assertThat(interrupted.losses()).isEqualTo(whole.losses());
        assertThat(interrupted.hash()).isEqualTo(whole.hash());
    }

    /** So that a study's results have them where the run itself is not kept. */
    @Test
    void resultsKeepThemToTheCount() throws Exception {
        TinyRun run = run("run");
        run.start(scored());
        StudyResult result = RunResults.single(run.folder);
        JsonNode kept = RecordWriter.tree(StudyFile.of(result, Path.of("report.html"))).at("/arms/0/runs/0");
        assertThat(RecordReader.read(RunEntry.class, kept).result("").scoreCurves()).isEqualTo(curves(run))
                .isEqualTo(result.arms().getFirst().runs().getFirst().scoreCurves()).hasSize(2);
        assertThat(kept.at("/scoreCurves/1/trained").asBoolean()).isFalse();
        assertThat(kept.at("/scoreCurves/1/steps").toString()).isEqualTo("[0,7,14,21,28,30]");
        assertThat(run.folder.report()).content().contains("Accuracy in the course of training");
        TinyRun without = run("without");
        without.start(TinyRecipe.with());
        assertThat(RecordWriter.text(StudyFile.of(RunResults.single(without.folder), Path.of("report.html"))))
                .doesNotContain("scoreCurves");
        assertThat(without.folder.report()).content().doesNotContain("Accuracy in the course of training");
    }

    /** As evaluate --step --samples tells them: the same model, the same inputs; averaged or not. */
    @ParameterizedTest
    @ValueSource(strings = {"train.averaging=0", "train.averaging=0.9"})
    void theyAreTheCheckpointsScores(String averaging) throws Exception {
        TinyRun run = run("run");
        run.start(scored(averaging, "evaluate.every=10", "train.learningRate=0.05", "train.schedule=constant"));
        for (int step : new int[]{20, 30}) {
            StoredModel stored = new StoredModel(run.folder.path(), OptionalLong.of(step));
            try (Transformer model = stored.read(Device.CPU, line -> {
            })) {
                List<LengthResult> results = new Evaluator(model, Precision.FP32)
                        .evaluate(stored.setup().questions(), List.of(3, 6), 15, 2310).results();
                for (int i = 0; i < 2; i++) {
                    ScoreCurve.Point point = curves(run).get(i).points().get(step / 10);
                    assertThat(point.step()).isEqualTo(step);
                    assertThat(point.exact()).isEqualTo(results.get(i).exact());
                    assertThat(point.token()).isEqualTo(results.get(i).token().rate()).isPositive();
                }
            }
        }
    }
}

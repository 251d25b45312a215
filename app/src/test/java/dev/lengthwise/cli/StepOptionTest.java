package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that open a run, on its checkpoints of steps 20 and 30. */
class StepOptionTest {
    @TempDir
    static Path shared;
    private static Path run;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        run = shared.resolve("run");
        assertThat(Invocation.of("train", TinyRecipe.file(shared), "--out", run, "--threads", 1).code()).isZero();
    }

    @Test
    void theLastStepIsTheModelAndAnEarlierOneIsNot() {
        Invocation model = Invocation.of("evaluate", run, "--json", "--threads", 1);
        Invocation last = Invocation.of("evaluate", run, "--step", 30, "--json", "--threads", 1);
        Invocation earlier = Invocation.of("evaluate", run, "--step", 20, "--json", "--threads", 1);
        assertThat(last.json().path("results")).isEqualTo(model.json().path("results"));
        assertThat(last.json().path("step").asInt()).isEqualTo(30);
        assertThat(model.json().has("step")).isFalse();
        assertThat(earlier.json().path("step").asInt()).isEqualTo(20);
        assertThat(earlier.json().path("results")).isNotEqualTo(model.json().path("results"));
    }

    @Test
    void theTableSaysOfWhichStepItIs() {
        Invocation evaluate = Invocation.of("evaluate", run, "--step", 20, "--threads", 1);
        assertThat(evaluate.code()).as(evaluate.err()).isZero();
        assertThat(evaluate.outLines()).startsWith(run + " after step 20");
    }

    @Test
    void predictsWithACheckpoint() {
        Invocation predict = Invocation.of("predict", run, "3 1 2", "--step", 20, "--threads", 1);
        assertThat(predict.code()).as(predict.err()).isZero();
        assertThat(predict.outLines()).hasSize(1);
    }

    /** Beside the probe of the run's model, which stays. */
    @Test
    void looksIntoACheckpointAndWritesThatIntoAFolderOfItsOwn() {
        Invocation probe = Invocation.of("probe", run, "--step", 20, "--samples", 20, "--attention-lengths", "3",
                "--threads", 1);
        assertThat(probe.code()).as(probe.err()).isZero();
        assertThat(probe.out()).contains("run after step 20");
        assertThat(run.resolve("probe-step-20/probe.html")).content().contains("run after step 20");
        assertThat(run.resolve("probe.html")).doesNotExist();
    }

    /** The scores that runs ended with are not those of their checkpoints. */
    @Test
    void comparesCheckpointsWithoutTheRunsScores() {
        Invocation compare = Invocation.of("compare", run, run, "--step", 20, "--threads", 1);
        assertThat(compare.code()).as(compare.err()).isZero();
        assertThat(compare.outLines())
                .startsWith("1  " + run + " after step 20: sort + successor, depth 1, width 8, seed 1");
        assertThat(compare.out()).contains("Linear CKA").doesNotContain("exact match");
        assertThat(Invocation.of("compare", run, run, "--step", 20, "--threads", 1, "--json").json()
                .path("runs").path(0).path("step").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "predict", "probe"})
    void aStepWithoutCheckpointIsRefusedWithThoseThatAreThere(String command) {
        Object[] arguments = command.equals("predict")
                ? new Object[]{command, run, "1 2", "--step", 10}
                : new Object[]{command, run, "--step", 10};
        Invocation refused = Invocation.of(arguments);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).isEqualTo("lengthwise: " + run + ": there is no checkpoint of step 10; there are"
                + " some of 20, 30 (train.keep says how many stay)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "last"})
    void refusesWhatIsNoStep(String step) {
        Invocation refused = Invocation.of("evaluate", run, "--step", step);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--step").contains(step);
    }

    @Test
    void aConstructionHasNoSteps() {
        assertThat(Invocation.of("construct", "sort", "--out", folder.resolve("by-hand"), "--max-length", 10).code())
                .isZero();
        Invocation refused = Invocation.of("evaluate", folder.resolve("by-hand"), "--step", 5);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("there is no checkpoint of step 5; no checkpoint is left");
    }
}

package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.TaskFailure;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Tensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopAtTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Training whose exact match is made up: enough from a step on. */
    private final class Session {
        final List<Long> asked = new ArrayList<>();
        final List<String> askedAbout = new ArrayList<>();
        final List<String> events = new ArrayList<>();
        final List<String> lines = new ArrayList<>();
        boolean finished;
        boolean reached;
        long step;
        String hash = "";

        Session run(TrainConfig config, long enoughFrom, long interruptedAt) throws Exception {
            return run(config, enoughFrom, interruptedAt, -1);
        }

        /** @param failingAt the step at which the task fails while it is looked at */
        Session run(TrainConfig config, long enoughFrom, long interruptedAt, long failingAt) throws Exception {
            try (Transformer model = TinyRuns.model(1); Trainer trainer = TinyRuns.trainer(model, config, folder)) {
                trainer.resume();
                finished = trainer.train(event -> {
                    switch (event) {
                        case TrainEvent.Measured measured -> {
                            events.add("measured " + measured.step());
                            lines.add(measured.step() + " " + measured.losses() + " " + measured.gradientNorm());
                        }
                        case TrainEvent.Saved saved -> events.add("saved " + saved.step());
                        case TrainEvent.Begun begun -> assertThat(begun.steps()).isEqualTo(12);
                        case TrainEvent.Stepped stepped -> assertThat(stepped.steps()).isEqualTo(12);
                    }
                }, () -> trainer.step() == interruptedAt, new Onlooker() {
                    @Override
                    public double exact(long at) {
                        assertThat(at).isEqualTo(trainer.step());
                        if (at == failingAt) {
                            throw new TaskFailure("the program has ended");
                        }
                        asked.add(at);
                        askedAbout.add(Tensors.hash(model.parameters().all()));
                        return at >= enoughFrom ? 0.5 : 0.49;
                    }

                    @Override
                    public boolean wantsScores(long at, boolean last) {
                        return false;
                    }

                    @Override
                    public void score(long at) {
                        throw new AssertionError("nobody wanted scores");
                    }
                });
                reached = trainer.reached();
                step = trainer.step();
                hash = Tensors.hash(model.parameters().all());
            }
            return this;
        }
    }

    @Test
    void endsAtTheFirstLookThatSeesEnough() throws Exception {
        Session session = new Session().run(TinyRuns.stopping(0), 5, -1);
        assertThat(session.asked).containsExactly(3L, 6L);
        assertThat(session.finished && session.reached).isTrue();
        assertThat(session.step).isEqualTo(6);
        assertThat(session.events).containsExactly("measured 4", "saved 5", "measured 6", "saved 6");
    }

    @Test
    void goesToTheLastStepWhereItNeverIsEnough() throws Exception {
        Session session = new Session().run(TinyRuns.stopping(0), 100, -1);
        assertThat(session.asked).containsExactly(3L, 6L, 9L); // the twelfth is the last anyway
        assertThat(session.finished).isTrue();
        assertThat(session.reached).isFalse();
        assertThat(session.step).isEqualTo(12);
        try (Transformer model = TinyRuns.model(1);
                Trainer plain = TinyRuns.trainer(model, TinyRuns.config(), folder.resolve("plain"))) {
            plain.train(event -> {
            }, () -> false);
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(session.hash);
        }
    }

    /** Interrupted before, at and after looks; the third session finds nothing left to do. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4, 5, 8})
    void anInterruptedRunStopsAtTheSameStepWithTheSameWeights(long interruptedAt) throws Exception {
        for (double averaging : new double[]{0, 0.5}) {
            Path shared = folder;
            folder = shared.resolve("whole-" + averaging);
            Session whole = new Session().run(TinyRuns.stopping(averaging), 9, -1);
            folder = shared.resolve("interrupted-" + averaging);
            Session first = new Session().run(TinyRuns.stopping(averaging), 9, interruptedAt);
            Session second = new Session().run(TinyRuns.stopping(averaging), 9, -1);
            Session third = new Session().run(TinyRuns.stopping(averaging), 9, -1);
            folder = shared;
            assertThat(first.finished).isFalse();
            assertThat(second.reached && third.reached).isTrue();
            assertThat(List.of(second.step, third.step)).containsOnly(9L);
            assertThat(List.of(second.hash, third.hash)).containsOnly(whole.hash);
            assertThat(third.asked).isEmpty();
            first.asked.addAll(second.asked);
            assertThat(first.asked).isEqualTo(whole.asked);
        }
    }

    /** At the look that ends training, and at one that does not and whose step has a line of its own. */
    @ParameterizedTest
    @ValueSource(longs = {3, 9})
    void aTaskThatFailsInALookLeavesACheckpointFromWhichAllIsAsItWouldHaveBeen(long failingAt) throws Exception {
        for (double averaging : new double[]{0, 0.5}) {
            Path shared = folder;
            folder = shared.resolve("whole-" + averaging);
            Session whole = new Session().run(TinyRuns.stopping(averaging), 9, -1);
            folder = shared.resolve("failed-" + averaging);
            Session first = new Session();
            assertThatExceptionOfType(TaskFailure.class)
                    .isThrownBy(() -> first.run(TinyRuns.stopping(averaging), 9, -1, failingAt))
                    .withMessage("the program has ended");
            assertThat(first.events.getLast()).isEqualTo("saved " + failingAt);
            Session again = new Session();
            assertThatExceptionOfType(TaskFailure.class)
                    .isThrownBy(() -> again.run(TinyRuns.stopping(averaging), 9, -1, failingAt));
            Session last = new Session().run(TinyRuns.stopping(averaging), 9, -1);
            folder = shared;
            assertThat(last.finished && last.reached).isTrue();
            assertThat(last.step).isEqualTo(9);
            assertThat(last.hash).isEqualTo(whole.hash);
            first.asked.addAll(last.asked);
            assertThat(first.asked).isEqualTo(whole.asked);
            first.lines.addAll(last.lines);
            assertThat(first.lines).isEqualTo(whole.lines);
        }
    }

    /** What is asked about is what the run would leave; training goes on from the weights that it had. */
    @Test
    void theAverageIsAskedAboutWhereThereIsOne() throws Exception {
        Session stopped = new Session().run(TinyRuns.stopping(0.5), 9, -1);
        assertThat(stopped.askedAbout).hasSize(3).last().isEqualTo(stopped.hash);
        folder = folder.resolve("plain");
        Session plain = new Session().run(TinyRuns.stopping(0), 9, -1);
        assertThat(plain.askedAbout).hasSize(3).doesNotContainAnyElementsOf(stopped.askedAbout).last()
                .isEqualTo(plain.hash);
    }

    @Test
    void somebodyHasToKnowTheExactMatch() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.stopping(0), folder)) {
            assertThatIllegalStateException().isThrownBy(() -> trainer.train(event -> {
            }, () -> false)).withMessage("train.stopAt is set, and there is nobody to ask for the exact match");
        }
    }

    @Test
    void refusesGoalsThatAreNone() {
        for (double exact : new double[]{0, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new StopAt(exact, 1, 1))
                    .withMessage("exact " + exact + " is not above 0 and at most 1");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new StopAt(1, 0, 1)).withMessage("every 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new StopAt(1, 1, 0)).withMessage("samples 0 is below 1");
    }
}

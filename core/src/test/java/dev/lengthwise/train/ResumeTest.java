package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was interrupted ends with the weights and the metrics of one that was not, to the bit. */
class ResumeTest {
    @TempDir
    private Path folder;
    private TrainConfig config = TinyRuns.config();
    private Batcher batcher = TinyRuns.batcher(1);

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** What a run leaves: a hash of its weights, its lines of metrics as text, by step, and what it was trained on. */
    private record Outcome(boolean finished, String hash, Map<Long, String> metrics,
            Map<String, Tally.Amount> trainedOn) {
    }

    /**
     * A session of a run: a new model and trainer, going on from the newest checkpoint where there is one.
     *
     * @param dies at which steps, once done, the session breaks off without a word
     */
    private Outcome session(Precision precision, long stopAt, LongPredicate dies) throws Exception {
        Map<Long, String> metrics = new TreeMap<>();
        // Whatever is random at the start must come from the checkpoint: the weights begin as another seed's.
        try (Transformer model = TinyRuns.model(folder.toFile().list().length == 0 ? 1 : 77);
                Trainer trainer = new Trainer(model, batcher, config, precision, folder)) {
            trainer.resume();
            boolean finished = trainer.train(event -> {
                if (event instanceof TrainEvent.Measured line) {
                    metrics.put(line.step(), line.losses() + " " + line.learningRate() + " " + line.gradientNorm());
                }
                if (event instanceof TrainEvent.Stepped stepped && dies.test(stepped.step())) {
                    throw new IllegalStateException("killed");
                }
            }, () -> trainer.step() == stopAt);
            return new Outcome(finished, Tensors.hash(model.parameters().all()), metrics,
                    trainer.trainedOn());
        }
    }

    private Outcome uninterrupted(Precision precision) throws Exception {
        ResumeTest whole = new ResumeTest();
        whole.config = config;
        whole.batcher = batcher;
        whole.folder = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-whole"));
        return whole.session(precision, -1, step -> false);
    }

    /** Before and after a line of metrics (4, 8, 12) and a checkpoint (5, 10). */
    @ParameterizedTest
    @CsvSource({"1, FP32", "4, FP32", "5, FP32", "7, FP32", "11, FP32", "7, BF16"})
    void stoppedAndResumedEqualsUninterrupted(long stopAt, Precision precision) throws Exception {
        Outcome whole = uninterrupted(precision);

        Outcome first = session(precision, stopAt, step -> false);
        Outcome second = session(precision, -1, step -> false);

        assertThat(first.finished()).isFalse();
        assertThat(first.hash()).isNotEqualTo(whole.hash());
        assertThat(second.finished()).isTrue();
        assertThat(second.hash()).isEqualTo(whole.hash());
        assertThat(second.trainedOn()).isEqualTo(whole.trainedOn());
        Map<Long, String> metrics = new TreeMap<>(first.metrics());
        metrics.putAll(second.metrics());
        assertThat(metrics).isEqualTo(whole.metrics()).hasSize(3);
        assertThat(first.metrics().keySet()).doesNotContainAnyElementsOf(second.metrics().keySet());
    }

    @Test
    void killedAndResumedFromTheLastCheckpointEqualsUninterrupted() throws Exception {
        Outcome whole = uninterrupted(Precision.FP32);

        assertThatIllegalStateException().isThrownBy(() -> session(Precision.FP32, -1, step -> step == 9))
                .withMessage("killed");
        assertThat(folder).isDirectoryContaining("glob:**step-000000005.safetensors");
        Outcome second = session(Precision.FP32, -1, step -> false);

        assertThat(second.hash()).isEqualTo(whole.hash());
        assertThat(second.trainedOn()).isEqualTo(whole.trainedOn());
        assertThat(second.metrics().keySet()).containsExactly(8L, 12L);
        assertThat(whole.metrics()).containsAllEntriesOf(second.metrics());
    }

    @ParameterizedTest
    @EnumSource(value = Precision.class, names = {"FP32", "BF16"})
    void stoppedAfterEveryStepEqualsUninterrupted(Precision precision) throws Exception {
        Outcome whole = uninterrupted(precision);
        Outcome last = session(precision, 1, step -> false);
        for (int step = 2; step <= 12; step++) {
            last = session(precision, step, done -> false);
        }
        assertThat(last.finished()).isTrue();
        assertThat(last.hash()).isEqualTo(whole.hash());
        assertThat(whole.metrics()).containsAllEntriesOf(last.metrics());
    }

    /** Before and after the hint's last example, which step 8 does without. */
    @ParameterizedTest
    @ValueSource(longs = {5, 8, 10})
    void aHintThatFadesOutEndsTheSame(long stopAt) throws Exception {
        batcher = TinyRuns.fading(1);
        Outcome whole = uninterrupted(Precision.FP32);
        Outcome first = session(Precision.FP32, stopAt, step -> false);
        Outcome second = session(Precision.FP32, -1, step -> false);
        assertThat(second.hash()).isEqualTo(whole.hash());
        assertThat(second.trainedOn()).isEqualTo(whole.trainedOn());
        Map<Long, String> metrics = new TreeMap<>(first.metrics());
        metrics.putAll(second.metrics());
        assertThat(metrics).isEqualTo(whole.metrics());
        assertThat(metrics.get(8L)).contains("increment=", "carry=");
        assertThat(metrics.get(12L)).contains("increment=").doesNotContain("carry=");
    }

    /** Weights and average both go on where they were. */
    @ParameterizedTest
    @ValueSource(longs = {1, 5, 7, 11})
    void anAverageThatWasInterruptedEqualsOneThatWasNot(long stopAt) throws Exception {
        config = TinyRuns.averaged();
        Outcome whole = uninterrupted(Precision.FP32);
        assertThat(session(Precision.FP32, stopAt, step -> false).finished()).isFalse();
        assertThat(session(Precision.FP32, -1, step -> false).hash()).isEqualTo(whole.hash());
        assertThat(session(Precision.FP32, -1, step -> true).hash()).isEqualTo(whole.hash()); // nothing was left to do
    }

    @Test
    void aFinishedRunHasNothingLeftToDo() throws Exception {
        Outcome whole = session(Precision.FP32, -1, step -> false);
        Outcome again = session(Precision.FP32, -1, step -> true); // would die at any step
        assertThat(again.finished()).isTrue();
        assertThat(again.hash()).isEqualTo(whole.hash());
        assertThat(again.metrics()).isEmpty();
    }
}

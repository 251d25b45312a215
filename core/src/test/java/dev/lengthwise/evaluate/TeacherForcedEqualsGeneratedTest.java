package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.KernelWriter;
import dev.lengthwise.evaluate.Generator.Memory;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One forward pass finds exactly what writing token after token would: on models that are right about some examples only. */
class TeacherForcedEqualsGeneratedTest {
    private static final Task SORT = new Sort(new Vocabulary(6), true);
    private static final Task INCREMENT = new Increment(0.5);
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 5, 6, 7);
    private static final int SAMPLES = 12;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<Temper> tempers() {
        return TinyModels.tempers();
    }

    @ParameterizedTest
    @MethodSource("tempers")
    void sorting(Temper temper) throws Exception {
        try (Transformer model = TrainedModels.train(SORT, List.of(), temper, 80, folder)) {
            assertAgreement(model, new Questions(SORT, null));
        }
    }

    @ParameterizedTest
    @MethodSource("tempers")
    void increment(Temper temper) throws Exception {
        try (Transformer model = TrainedModels.train(INCREMENT, List.of(), temper, 100, folder)) {
            assertAgreement(model, new Questions(INCREMENT, null));
        }
    }

    @Test
    void aHintAndItsMainTask() throws Exception {
        try (Transformer model = TrainedModels.train(SORT, List.of("successor"),
                new Temper.LogLength(1, Temper.Per.HEAD, true), 80, folder)) {
            assertAgreement(model, new Questions(SORT, null));
            assertAgreement(model, new Questions(SORT, Hints.create("successor", SORT, null)));
        }
    }

    /** Of one length, as nothing but its place tells where the answer begins. */
    @Test
    void sortingWithoutASeparator() throws Exception {
        Task sort = new Sort(new Vocabulary(6), true, false);
        try (Transformer model = TrainedModels.train(sort, List.of(), new Temper.None(), new Position.Learned(8),
                new Lengths.Range(4, 4, 1), 60, folder)) {
            assertAgreement(model, new Questions(sort, null), List.of(4), 60);
        }
    }

    /** Lengths up to 7 read up to 15 tokens. */
    static List<Position> positions() {
        return TinyModels.positions().stream()
                .map(position -> position instanceof Position.Learned ? new Position.Learned(15) : position).toList();
    }

    @ParameterizedTest
    @MethodSource("positions")
    void sortingWithPositions(Position position) throws Exception {
        try (Transformer model = TrainedModels.train(SORT, List.of(), new Temper.None(), position,
                new Lengths.Range(1, 4, 1), 80, folder)) {
            assertAgreement(model, new Questions(SORT, null));
        }
    }

    private static void assertAgreement(Transformer model, Questions questions) {
        assertAgreement(model, questions, LENGTHS, SAMPLES);
    }

    private static void assertAgreement(Transformer model, Questions questions, List<Integer> lengths, int samples) {
        List<Example> examples = new ArrayList<>();
        lengths.forEach(length -> examples.addAll(questions.draw(length, samples, 3)));
        List<int[]> forced = new Evaluator(model, Precision.FP32).predict(questions.head(), examples);
        int right = 0;
        for (Memory memory : Memory.values()) {
            List<int[]> written = generator(model, questions, memory).write(questions.head(), examples);
            right = 0;
            for (int i = 0; i < examples.size(); i++) {
                int[] completion = examples.get(i).completion();
                boolean exact = Arrays.equals(forced.get(i), completion);
                assertThat(Arrays.equals(written.get(i), completion)).as("example %s, %s", i, memory).isEqualTo(exact);
                // Up to the first wrong token, and with it, both have decided the same.
                int same = Math.max(0, Arrays.mismatch(forced.get(i), completion));
                assertThat(Arrays.copyOf(written.get(i), same + 1)).as("example %s, %s", i, memory)
                        .isEqualTo(Arrays.copyOf(forced.get(i), same + 1));
                assertThat(Arrays.copyOf(written.get(i), written.get(i).length - 1))
                        .as("example %s, %s: nothing comes after END", i, memory)
                        .doesNotContain(questions.task().vocabulary().end());
                right += exact ? 1 : 0;
            }
        }
        assertThat(right).as("right answers of %s", examples.size()).isBetween(5, examples.size() - 5);
        assertSameScores(model, questions, lengths, samples);
        assertThat(kernel(model, questions).write(questions.head(), examples)).as("our own engine")
                .containsExactlyElementsOf(
                        generator(model, questions, Memory.CACHED).write(questions.head(), examples));
        assertThat(kernel(model, questions).evaluate(questions, lengths, samples, 3))
                .isEqualTo(generator(model, questions, Memory.CACHED).evaluate(questions, lengths, samples, 3));
    }

    private static void assertSameScores(Transformer model, Questions questions, List<Integer> lengths, int samples) {
        Evaluation forced = new Evaluator(model, Precision.FP32).evaluate(questions, lengths, samples, 3);
        for (Memory memory : Memory.values()) {
            Evaluation written = generator(model, questions, memory).evaluate(questions, lengths, samples, 3);
            assertThat(written.head()).isEqualTo(forced.head());
            for (int i = 0; i < lengths.size(); i++) {
                LengthResult one = forced.results().get(i);
                LengthResult other = written.results().get(i);
                assertThat(other.length()).isEqualTo(one.length());
                assertThat(other.exact()).isEqualTo(one.exact());
                one.decisions().forEach((kind, count) -> {
                    DecisionCount first = other.decisions().getOrDefault(kind, new DecisionCount(0, 0, 0));
                    assertThat(first.first()).as(kind).isEqualTo(count.first());
                });
            }
        }
    }

    private static Generator kernel(Transformer model, Questions questions) {
        return new Generator(new KernelWriter(KernelWeights.of(model), questions.task().vocabulary().end(), 2),
                model.config());
    }

    private static Generator generator(Transformer model, Questions questions, Memory memory) {
        return new Generator(model, Precision.FP32, memory, questions.task().vocabulary().end());
    }
}

package dev.lengthwise.construct.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Exactness;
import dev.lengthwise.construct.Layout;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.Subspace;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SortConstructionTest {
    private static final int MAX_LENGTH = 2_000;

    static List<Sharpness> sharp() {
        return List.of(Sharpness.tempered(1), Sharpness.tempered(2), Sharpness.tempered(8),
                Sharpness.plain(Math.log(2.0 * MAX_LENGTH + 1)), Sharpness.plain(20));
    }

    @ParameterizedTest
    @MethodSource("sharp")
    void isExactOnEveryShortInput(Sharpness sharpness) {
        try (Exactness exact = exactness(4, sharpness)) {
            for (int length = 1; length <= 5; length++) {
                exact.holds(Exactness.all(length, 4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sharp")
    void isExactOnRandomAndAdversarialInputs(Sharpness sharpness) {
        Random random = new Random(5);
        try (Exactness exact = exactness(30, sharpness)) {
            for (int length : new int[]{1, 2, 3, 6, 13, 40, 90}) {
                exact.holds(Exactness.uniform(length < 20 ? 40 : 4, length, 30, random));
                for (int round = 0; round < (length < 20 ? 4 : 1); round++) {
                    exact.holds(Exactness.adversarial(length, 30, random));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 300", "2, 2000", "10, 700", "10, 2000", "100, 300"})
    void isExactAtLongLengths(int values, int length) {
        Random random = new Random(length);
        try (Exactness exact = exactness(values, Sharpness.tempered(2))) {
            exact.holds(Exactness.uniform(1, length, values, random));
            List<int[]> adversarial = Exactness.adversarial(length, values, random);
            exact.holds(length < 1000 ? adversarial : adversarial.subList(3, 5)); // all equal, all equal but one
        }
    }

    /** In one batch, as every pass reads some 70 million weights. */
    @Test
    void subspacesOfOtherSizesDoNotMatch() {
        Layout layout = new Layout();
        Subspace values = layout.add("VALUE", 3);
        Coordinate separator = layout.add("IS_SEPARATOR", 1).only();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuccessorStage(values, separator, layout.add("SUCCESSOR", 3)))
                .withMessage("SUCCESSOR [3] does not hold VALUE [3] and END");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelectStage(values, separator, separator, layout.add("REPEAT", 4)))
                .withMessage("REPEAT [4] does not match VALUE [3]");
    }

    @Test
    void isExactWithAThousandValues() {
        Random random = new Random(9);
        try (Exactness exact = exactness(1000, Sharpness.tempered(2))) {
            List<int[]> inputs = new ArrayList<>(List.of(new int[]{999, 0}, new int[]{0, 999, 0, 999}));
            for (int length : new int[]{1, 7}) {
                inputs.addAll(Exactness.uniform(2, length, 1000, random));
                inputs.addAll(Exactness.adversarial(length, 1000, random));
            }
            exact.holds(inputs);
        }
    }

    /** β from 1 on is enough whatever the length, and below it is not: a neighbour that stands often enough outweighs one that stands once. */
    @Test
    void betaBelowOneFailsWhereANeighbourIsFrequent() {
        int[] input = Exactness.filled(400, 5);
        input[7] = 4;
        try (Exactness one = exactness(10, Sharpness.tempered(1));
                Exactness less = exactness(10, Sharpness.tempered(0.85))) {
            one.holds(List.of(input));
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> less.holds(List.of(input)))
                    .withMessageStartingWith("sort of [").withMessageContaining("the model says");
        }
    }

    /** A plain softmax whose scores are S apart is right up to about e^S keys. */
    @Test
    void aPlainSoftmaxFailsFromSomeLengthOn() {
        try (Exactness plain = exactness(10, Sharpness.plain(5))) {
            for (int length : new int[]{10, 60}) {
                plain.holds(List.of(oneBelow(length)));
            }
            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> plain.holds(List.of(oneBelow(170))));
        }
    }

    private static int[] oneBelow(int length) {
        int[] input = Exactness.filled(length, 5);
        input[0] = 4;
        return input;
    }

    @Test
    void theSameTrunkAnswersTheSuccessorHint() {
        Sort sort = new Sort(new Vocabulary(30), true);
        Hint successor = Hints.create(Successor.NAME, sort, null);
        Random random = new Random(3);
        try (Exactness exact = exactness(30, Sharpness.tempered(2))) {
            for (int length : new int[]{1, 2, 5, 20, 200}) {
                List<int[]> inputs = new ArrayList<>(Exactness.uniform(50, length, 30, random));
                inputs.addAll(Exactness.adversarial(length, 30, random));
                exact.holds(Successor.NAME, inputs, input -> successor.ask(input, new Random(input[0])));
            }
        }
    }

    /** The key-value cache is as exact in fp64 as one pass is. */
    @ParameterizedTest
    @MethodSource("sharp")
    void writesTheSameTokenByToken(Sharpness sharpness) {
        Sort sort = new Sort(new Vocabulary(30), true);
        try (Exactness exact = exactness(30, sharpness)) {
            Evaluation written = new Generator(exact.model(), Precision.FP64, Generator.Memory.CACHED,
                    sort.vocabulary().end()).evaluate(new Questions(sort, null), List.of(1, 4, 25), 20, 1);
            assertThat(written.results()).allSatisfy(result -> assertThat(result.exact().rate()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"FP32", "BF16", "FP16", "ALL_BF16", "ALL_FP16"})
    void shortInputsAreExactInEveryArithmetic(Precision precision) {
        Sort sort = new Sort(new Vocabulary(20), true);
        Random random = new Random(2);
        try (Exactness exact = new Exactness(sort, new SortConstruction(sort.vocabulary(), Sharpness.tempered(2), 100),
                precision)) {
            for (int length : new int[]{1, 2, 5, 12}) {
                exact.holds(Exactness.uniform(10, length, 20, random));
                exact.holds(Exactness.adversarial(length, 20, random));
            }
        }
    }

    @Test
    void refusesALengthWithoutMeaning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SortConstruction(new Vocabulary(10), Sharpness.tempered(2), 0))
                .withMessage("max-length 0 is not in 1..4194304");
    }

    private static Exactness exactness(int values, Sharpness sharpness) {
        Sort sort = new Sort(new Vocabulary(values), true);
        return new Exactness(sort, new SortConstruction(sort.vocabulary(), sharpness, MAX_LENGTH));
    }
}

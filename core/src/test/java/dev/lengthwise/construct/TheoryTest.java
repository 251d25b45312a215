package dev.lengthwise.construct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.construct.increment.IncrementConstructions;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.increment.IncrementFamily;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.SortFamily;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Predicted ends of constructions, against numbers computed by hand. */
class TheoryTest {
    private static final Sort TEN = new Sort(new Vocabulary(10), true);

    private static IntFunction<List<int[]>> inputs(Task task, InputFamily family) {
        return length -> List.of(family.typical(task, length));
    }

    private static Optional<Forecast> wrongFrom(Sharpness sharpness, InputFamily family) {
        return new Theory(TEN, sharpness, 2000).wrongFrom(inputs(TEN, family));
    }

    private static Optional<Forecast> sureBelow(Precision precision, double beta, int maxLength, InputFamily family) {
        return new Theory(TEN, Sharpness.tempered(beta), maxLength).sureBelow(precision, inputs(TEN, family));
    }

    /** END's rival is the value 1, n - 1 times on each side, among 2n + 1 keys: 6 &lt; 9^0.85 = 6.47, but 8 &gt; 11^0.85 = 7.68. */
    @Test
    void aBetaBelowOneEndsAtNeighbours() {
        assertThat(wrongFrom(Sharpness.tempered(0.85), SortFamily.NEAR_NEIGHBOURS))
                .contains(new Forecast(5, Limit.ATTENTION));
        assertThat(wrongFrom(Sharpness.tempered(1), SortFamily.NEAR_NEIGHBOURS)).isEmpty();
        assertThat(wrongFrom(Sharpness.tempered(2), SortFamily.FAR_NEIGHBOURS)).isEmpty();
    }

    /**
     * Half of the least value and half of the largest, which has the odd copy: END's rival stands n + 1 times among 2n + 1 keys for odd n,
     * n times for even n. 48 &gt; 95^0.85 = 47.98, but 46 &lt; 91^0.85 = 46.25; 54 &gt; 109^0.85 = 53.93, but 52 &lt; 105^0.85 = 52.25.
     */
    @Test
    void halfAndHalfEndsAtOtherLengthsWhereTheyAreEven() {
        IntFunction<List<int[]>> inputs = inputs(TEN, SortFamily.TWO_ENDS);
        assertThat(wrongFrom(Sharpness.tempered(0.85), SortFamily.TWO_ENDS))
                .contains(new Forecast(47, Limit.ATTENTION));
        Theory theory = new Theory(TEN, Sharpness.tempered(0.85), 2000);
        assertThat(IntStream.rangeClosed(44, 58)
                .filter(length -> theory.of(Precision.FP64, inputs.apply(length)) == Theory.Says.WRONG))
                .containsExactly(47, 49, 51, 53, 54, 55, 56, 57, 58);
    }

    /** After the only value 3 keys are seen, two of them that value, a unit behind END: 2 · 3^-0.5 = 1.15. */
    @Test
    void anInputOfOneValueIsAlreadyTooMuchForABetaOfOneHalf() {
        assertThat(wrongFrom(Sharpness.tempered(0.5), SortFamily.ONE_VALUE))
                .contains(new Forecast(1, Limit.ATTENTION));
    }

    /** S = ln 7. END's rival is the value 1, n - 1 times on each side: 2 (n - 1) / 7 &gt; 1 from n = 5 on. */
    @Test
    void aPlainSoftmaxEndsWhereItsWeightsDo() {
        assertThat(wrongFrom(Sharpness.plain(Math.log(7)), SortFamily.NEAR_NEIGHBOURS))
                .contains(new Forecast(5, Limit.ATTENTION));
    }

    /**
     * β = 1 in fp32, u = 2^-24: END's rival is behind by ln((2n + 1) / (2n - 2)), nearly 1.5 / n. All scores of the query may move together
     * by 5 u of the unit between the two, each of itself by 3 u at distances 8 and 9, in units of ln(2n + 1); shares by 14 u each: (28 + 56 · 11.245) u
     * is 3.92e-5, which is 1.5 / n at n = 38,262.
     */
    @Test
    void aBetaOfOneIsSureOnlyWhereRoundingsAreSmallerThanItsMargin() {
        Forecast fp32 = sureBelow(Precision.FP32, 1, 1 << 20, SortFamily.NEAR_NEIGHBOURS).orElseThrow();
        assertThat(fp32.limit()).isEqualTo(Limit.ROUNDING);
        assertThat(fp32.length()).isBetween(38_250, 38_275);
        assertThat(sureBelow(Precision.ALL_BF16, 1, 2000, SortFamily.NEAR_NEIGHBOURS))
                .contains(new Forecast(7, Limit.ROUNDING));
        assertThat(sureBelow(Precision.FP32, 2, 2000, SortFamily.NEAR_NEIGHBOURS)).isEmpty();
    }

    /** G = 2^16 has no place among fp16's numbers; with G = 2^15 the mean 1/2 of 3 copies makes a logit of 65,534. */
    @Test
    void fp16EndsWhereNumbersAreTooLarge() {
        assertThat(sureBelow(Precision.FP16, 2, 16_385, SortFamily.ONE_VALUE))
                .contains(new Forecast(1, Limit.OVERFLOW));
        assertThat(sureBelow(Precision.FP16, 2, 16_384, SortFamily.ONE_VALUE))
                .contains(new Forecast(3, Limit.OVERFLOW));
        assertThat(sureBelow(Precision.BF16, 2, 16_384, SortFamily.ONE_VALUE)).isEmpty();
    }

    /**
     * In the same cell decisions fail by reasons of their own: from 3 copies on a repeat overflows fp16 where L is 16,384, while END of a
     * plain softmax made for 3 values has too many rivals.
     */
    @Test
    void aReasonIsThatOfTheDecision() {
        Theory theory = new Theory(TEN, Sharpness.plain(Math.log(7)), 16_384);
        List<int[]> inputs = inputs(TEN, SortFamily.ONE_VALUE).apply(20);
        assertThat(theory.why(Precision.FP16, inputs, "end")).contains(Limit.ATTENTION);
        assertThat(theory.why(Precision.FP16, inputs, "repeat 2 of 20")).contains(Limit.OVERFLOW);
        assertThat(theory.why(Precision.FP16, inputs, "first element")).isEmpty();
    }

    /** Q β ln n is above 65,504 / (1 + 4 u) where ln n &gt; 6.537: from ⊥ at n + 1 &gt; 690 keys. */
    @Test
    void scoresOverflowWhereBetaIsTooLarge() {
        Sort hundred = new Sort(new Vocabulary(100), true);
        assertThat(new Theory(hundred, Sharpness.tempered(100), 2000).sureBelow(Precision.ALL_FP16,
                inputs(hundred, SortFamily.TWO_ENDS)).map(Forecast::limit)).contains(Limit.OVERFLOW);
        assertThat(new Theory(hundred, Sharpness.tempered(100), 2000).sureBelow(Precision.FP32,
                inputs(hundred, SortFamily.TWO_ENDS))).isEmpty();
    }

    /** 3 p² · 2^-24 reaches 1/4 at p = 1182.4, and the last place is n + 2. */
    @Test
    void incrementEndsWhereSquaresOfPlacesAreRounded() {
        Increment increment = new Increment(0.5);
        Theory theory = new Theory(increment, Sharpness.tempered(2), 2000);
        assertThat(theory.sureBelow(Precision.FP32, inputs(increment, IncrementFamily.NINES)))
                .contains(new Forecast(1181, IncrementConstructions.PLACES));
        assertThat(theory.sureBelow(Precision.FP64, inputs(increment, IncrementFamily.NINES))).isEmpty();
        assertThat(theory.sureBelow(Precision.BF16, inputs(increment, IncrementFamily.NINES)))
                .contains(new Forecast(1, IncrementConstructions.PLACES));
    }

    @Test
    void betweenSureAndWrongRoundingsDecide() {
        Theory theory = new Theory(TEN, Sharpness.tempered(1), 2000);
        assertThat(theory.of(Precision.FP64, inputs(TEN, SortFamily.NEAR_NEIGHBOURS).apply(500)))
                .isEqualTo(Theory.Says.RIGHT);
        assertThat(theory.of(Precision.ALL_BF16, inputs(TEN, SortFamily.NEAR_NEIGHBOURS).apply(500)))
                .isEqualTo(Theory.Says.OPEN);
        assertThat(new Theory(TEN, Sharpness.tempered(0.85), 2000).of(Precision.FP64,
                inputs(TEN, SortFamily.NEAR_NEIGHBOURS).apply(500))).isEqualTo(Theory.Says.WRONG);
    }

    /**
     * 0 and 1, β = 1: after 0 are written, 4 keys are seen: 0, 1, ⊥, 0. The successor 1 has score 0, ⊥ is 9 units behind, both zeros 10:
     * 1 / (1 + 4^-9 + 2 · 4^-10). Equal tokens are two of four, the others 1 + log4(4 · 4) = 3 units behind: 2 / (2 + 2 / 64).
     */
    @Test
    void theMassOnTheRightKeyIsAFormula() {
        Map<String, Double> mass = new Theory(TEN, Sharpness.tempered(1), 4).mass(List.of(new int[]{1, 0}));
        assertThat(mass.get("successor")).isCloseTo(1 / (1 + Math.pow(4, -9) + 2 * Math.pow(4, -10)), within(1e-12));
        assertThat(mass.get("equal")).isCloseTo(64 / 65.0, within(1e-12));
        assertThat(mass.get("first")).isCloseTo(1 / (1 + 1 / 3.0 + Math.pow(3, -10)), within(1e-12)); // 0, 1 and ⊥ from ⊥
    }
}

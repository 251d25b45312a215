package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.at100;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.PairedDifference.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {
    private static final ArmResult CONTROL = at100("control", "", 100, 300, 200);

    private static double[] differences(ArmResult arm, ArmResult control) {
        return PairedDifference.of(arm, control, 100).orElseThrow().pairs().stream()
                .mapToDouble(PairedDifference.Pair::difference).toArray();
    }

    /** In another order, and one seed more on each side. */
    @Test
    void isTakenSeedBySeed() {
        ArmResult arm = arm("hint", run(3, scored(100, 300)), run(1, scored(100, 150)), run(9, scored(100, 990)),
                run(2, scored(100, 250)));
        assertThat(differences(arm, CONTROL)).usingComparatorWithPrecision(1e-12).containsExactly(0.1, 0.05, -0.05);
        PairedDifference difference = PairedDifference.of(arm, CONTROL, 100).orElseThrow();
        assertThat(difference.control()).isEqualTo("control");
        assertThat(difference.pairs()).extracting(PairedDifference.Pair::seed).containsExactly(3L, 1L, 2L);
        assertThat(difference.points().mean()).isCloseTo(1.0 / 30, within(1e-12));
        // deviations 0.0667, 0.0167, -0.0833: squares 0.0116667, by 2: 0.0058333, root 0.0763763; times 4.302653 / √3: 0.189729
        assertThat(difference.points().interval().orElseThrow().low()).isCloseTo(0.0333333 - 0.189729, within(1e-5));
        assertThat(difference.points().interval().orElseThrow().high()).isCloseTo(0.0333333 + 0.189729, within(1e-5));
    }

    @Test
    void whatHasNoScoreCountsOnNeitherSide() {
        ArmResult arm = arm("hint", run(1, "failed"), run(2, scored(100, 400)));
        assertThat(differences(arm, CONTROL)).usingComparatorWithPrecision(1e-12).containsExactly(0.1);
        assertThat(PairedDifference.of(arm, arm("control", run(1, scored(100, 9)), run(2, scored(20, 9))), 100))
                .isEmpty();
    }

    /**
     * In thousands. 3 seeds need a mean above 2.48 deviations. Wilson: 0 of 1000 ends at 3.8, 100 at 83 and 120, 121 at 102 and 143.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "100 110 120 | 500 520 540 | ABOVE", // +400, +410, +420
            "100 110 120 | 100 110 120 | SAME", //
            "0 0 0       | 72 996 948  | EACH_ABOVE", // mean 672, deviation 520
            "0 0 0       | 1000 1000 1000 | ABOVE", // all +1000
            "0 990       | 10 1000     | ABOVE", // both +10, and each stands out, though the means 495 and 505 do not
            "900 901 902 | 904 905 907 | WITHIN_INPUTS", // mean 4.3, deviation 0.6
            "100 100     | 101 101     | WITHIN_INPUTS", // both +1
            "100 200 300 | 400 150 350 | OPEN", // +300, -50, +50
            "100 110 120 | 100 110 121 | OPEN", // 0, 0, +1
            "100         | 150         | ABOVE", //
            "100         | 121         | OPEN"})
    void isCalledOneWhereItStandsOutOfSeedsAndInputs(String control, String arm, Verdict verdict) {
        ArmResult one = at100("control", "", numbers(control));
        ArmResult other = at100("arm", "", numbers(arm));
        assertThat(PairedDifference.of(other, one, 100).orElseThrow().verdict()).isEqualTo(verdict);
        assertThat(PairedDifference.of(one, other, 100).orElseThrow().verdict()).isEqualTo(switch (verdict) {
            case ABOVE -> Verdict.BELOW;
            case EACH_ABOVE -> Verdict.EACH_BELOW;
            default -> verdict;
        });
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /** Ten seeds on the same 1000 inputs are no 10,000 inputs. */
    @Test
    void moreSeedsDoNotMakeMoreTestInputs() {
        int[] control = {100, 101, 100, 101, 100, 101, 100, 101, 100, 101};
        int[] arm = {120, 122, 121, 121, 120, 122, 121, 121, 120, 122};
        assertThat(
                PairedDifference.of(at100("arm", "", arm), at100("control", "", control), 100).orElseThrow().verdict())
                .isEqualTo(Verdict.WITHIN_INPUTS);
    }
}

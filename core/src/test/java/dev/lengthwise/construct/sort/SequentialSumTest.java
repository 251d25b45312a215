package dev.lengthwise.construct.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What docs/construction.md says of a repeat's mean whose weights 1/k are rounded to b bits and added one after another, each sum rounded,
 * of n equal values and a construction made for n: up to where it is sure to be right, and where an emulation is first wrong.
 */
class SequentialSumTest {
    private static double rounded(double value, int bits) {
        double unit = Math.scalb(1.0, Math.getExponent(value) + 1 - bits);
        return value == 0 ? 0 : Math.rint(value / unit) * unit;
    }

    /** The sum of n weights of 1/k and as many of -1/k as copies are written; those of the input are added first, or last. */
    private static double mean(int copies, int written, int bits, boolean inputFirst) {
        double weight = rounded(1.0 / (copies + written), bits);
        double sum = 0;
        for (int key = 0; key < copies + written; key++) {
            boolean ofInput = inputFirst ? key < copies : key >= written;
            sum = rounded(ofInput ? sum + weight : sum - weight, bits);
        }
        return sum;
    }

    private static boolean isRight(int copies, int bits, boolean inputFirst) {
        for (int written = Math.max(1, copies - 1); written <= copies; written++) {
            boolean saysOwed = SelectStage.gain(copies) * mean(copies, written, bits, inputFirst) > 0.5;
            if (saysOwed != written < copies) {
                return false;
            }
        }
        return true;
    }

    private static int firstNot(IntPredicate holds) {
        int length = 1;
        while (holds.test(length)) {
            length++;
        }
        return length;
    }

    /** 2n sums are off by 2^-b / 2 each at most, as none is above 1/2, and have to keep below 1 / (2G) where no copy is owed. */
    @ParameterizedTest
    @CsvSource({"24, 2047", "11, 16", "8, 7"})
    void isSureToBeRightUpTo(int bits, int last) {
        assertThat(firstNot(n -> n * Math.scalb(1.0, -bits) < 0.5 / SelectStage.gain(n))).isEqualTo(last + 1);
    }

    @ParameterizedTest
    @CsvSource({"11, true, 691", "8, true, 87", "11, false, 295", "8, false, 53"})
    void anEmulationIsFirstWrongAt(int bits, boolean inputFirst, int length) {
        assertThat(firstNot(n -> isRight(n, bits, inputFirst))).isEqualTo(length);
    }
}

package dev.lengthwise.task.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParityTest {
    private static final Parity PARITY = new Parity(false);
    private static final Parity STEPS = new Parity(true);
    private static final Vocabulary BITS = PARITY.vocabulary();

    /** The bits of a number, by the library. */
    private static int parity(int[] bits, int length) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            number = bits[i] == 1 ? number.setBit(i) : number;
        }
        return number.bitCount() % 2;
    }

    @Test
    void saysWhetherTheNumberOfOnesIsOdd() {
        assertThat(Inputs.words(BITS, PARITY.pose(new int[]{1, 0, 1, 1}).tokens())).isEqualTo("1 0 1 1 SEP 1 END");
        assertThat(Inputs.words(BITS, STEPS.pose(new int[]{1, 0, 1, 1}).tokens())).isEqualTo("1 0 1 1 SEP 1 1 0 1 END");
        for (int[] input : Inputs.ofSort(2, 1, 50)) {
            assertThat(PARITY.pose(input).completion()).containsExactly(parity(input, input.length), BITS.end());
            assertThat(STEPS.pose(input).completion()).containsExactly(IntStream.rangeClosed(1, input.length + 1)
                    .map(length -> length > input.length ? BITS.end() : parity(input, length)).toArray());
        }
    }

    @Test
    void aDecisionIsNamedByTheOnesOrByTheStep() {
        assertThat(PARITY.decisions(new int[]{1, 0, 1, 1})).containsExactly("odd: 3 ones", "end");
        assertThat(PARITY.decisions(new int[]{1})).containsExactly("odd: 1 one", "end");
        assertThat(PARITY.decisions(new int[]{0, 0})).containsExactly("even: 0 ones", "end");
        assertThat(STEPS.decisions(new int[]{1, 0})).containsExactly("flipped by a 1", "kept over a 0", "end");
        assertThat(PARITY.decisionKinds().of("odd: 1 one").label()).isEqualTo("odd");
    }

    @Test
    void bitsAreUniform() {
        int[] bits = PARITY.draw(100_000, new SplittableRandom(1));
        assertThat(Arrays.stream(bits).average().orElseThrow()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void hintsAskForAStepOrForSomethingElse() {
        assertThat(Asked.answers(new PrefixParity(BITS), BITS, 1, 0, 1, 1))
                .isEqualTo(Map.of("SEP 1", "1", "SEP 1 0", "1", "SEP 1 0 1", "0", "SEP 1 0 1 1", "1"));
        assertThat(Asked.answers(new MoreOnes(BITS), BITS, 1, 0, 1, 1)).isEqualTo(Map.of("SEP", "1"));
        assertThat(Asked.answers(new MoreOnes(BITS), BITS, 1, 0, 0, 1)).isEqualTo(Map.of("SEP", "0"));
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(2, 1, 50)) {
            var prefix = new PrefixParity(BITS).ask(input, random);
            assertThat(prefix.completion()[0]).isEqualTo(parity(input, prefix.context().length - 1));
            assertThat(new MoreOnes(BITS).ask(input, random).completion()[0])
                    .isEqualTo(Arrays.stream(input).average().orElseThrow() > 0.5 ? 1 : 0);
        }
    }

    @Test
    void familiesHaveManyOnesOrFew() {
        assertThat(PARITY.families()).containsExactly(UniformFamily.UNIFORM, ParityFamily.ONES,
                ParityFamily.SINGLE_ONE, ParityFamily.ZEROS, ParityFamily.ALTERNATING);
        assertThat(ParityFamily.ONES.typical(PARITY, 3)).containsExactly(1, 1, 1);
        assertThat(ParityFamily.SINGLE_ONE.typical(PARITY, 3)).containsExactly(1, 0, 0);
        assertThat(ParityFamily.ZEROS.typical(PARITY, 2)).containsExactly(0, 0);
        assertThat(ParityFamily.ALTERNATING.typical(PARITY, 3)).containsExactly(1, 0, 1);
    }
}

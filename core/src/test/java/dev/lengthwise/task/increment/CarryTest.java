package dev.lengthwise.task.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CarryTest {
    private static final Vocabulary DIGITS = new Increment(0).vocabulary();
    private static final Carry CARRY = new Carry(DIGITS);

    @Test
    void asksWhetherEveryDigitAfterThePrefixIsNine() {
        assertThat(Asked.answers(CARRY, DIGITS, 1, 2, 9, 9)).isEqualTo(
                Map.of("SEP 1", "0", "SEP 1 2", "1", "SEP 1 2 9", "1", "SEP 1 2 9 9", "1"));
        assertThat(Asked.answers(CARRY, DIGITS, 9, 9)).isEqualTo(Map.of("SEP 9", "1", "SEP 9 9", "1"));
        assertThat(Asked.answers(CARRY, DIGITS, 9, 0, 9))
                .isEqualTo(Map.of("SEP 9", "0", "SEP 9 0", "1", "SEP 9 0 9", "1"));
        assertThat(Asked.answers(CARRY, DIGITS, 0)).isEqualTo(Map.of("SEP 0", "1"));
    }

    /** The prefix moves with the number: adding one to the whole changes the number that the prefix spells. */
    @Test
    void saysWhetherAddingOneMovesThePrefix() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofIncrement(30)) {
            Example example = CARRY.ask(input, random);
            int[] prefix = Arrays.copyOfRange(example.context(), 1, example.context().length);
            assertThat(example.context()).startsWith(DIGITS.separator());
            assertThat(prefix).isNotEmpty().isEqualTo(Arrays.copyOf(input, prefix.length));

            BigInteger scale = BigInteger.TEN.pow(input.length - prefix.length);
            BigInteger before = number(input).divide(scale);
            BigInteger after = number(input).add(BigInteger.ONE).divide(scale);

            assertThat(example.completion()).containsExactly(after.subtract(before).intValueExact());
        }
    }

    private static BigInteger number(int[] digits) {
        return new BigInteger(Arrays.stream(digits).mapToObj(Integer::toString).collect(Collectors.joining()));
    }

    @Test
    void givesPrefixesOfEveryLengthFromOneToTheWholeEquallyOften() {
        assertThat(Asked.shares(CARRY, DIGITS, 1, 2, 9, 9)).hasSize(4)
                .allSatisfy((context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }
}

package dev.lengthwise.task.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import dev.lengthwise.task.sort.Successor;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DigitSuccessorTest {
    private static final Vocabulary DIGITS = new Increment(0).vocabulary();
    private static final DigitSuccessor SUCCESSOR = new DigitSuccessor(DIGITS);

    @Test
    void asksForTheDigitAfterAPrefix() {
        assertThat(Asked.answers(SUCCESSOR, DIGITS, 1, 2, 9, 9)).isEqualTo(
                Map.of("SEP 1", "2", "SEP 1 2", "9", "SEP 1 2 9", "9", "SEP 1 2 9 9", "END"));
        assertThat(Asked.answers(SUCCESSOR, DIGITS, 0, 0, 3))
                .isEqualTo(Map.of("SEP 0", "0", "SEP 0 0", "3", "SEP 0 0 3", "END"));
        assertThat(Asked.answers(SUCCESSOR, DIGITS, 9)).isEqualTo(Map.of("SEP 9", "END"));
    }

    /** The context, then the answer, spells a part from the start of {@code SEP, input, END}. */
    @Test
    void continuesTheInputAsItsSpellingDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofIncrement(30)) {
            Example example = SUCCESSOR.ask(input, random);
            String whole = "SEP " + Inputs.words(DIGITS, input) + " END";

            assertThat(whole + " ").startsWith(Inputs.words(DIGITS, example.context()) + " "
                    + Inputs.words(DIGITS, example.completion()) + " ");
            assertThat(example.completion()).hasSize(1);
        }
    }

    @Test
    void givesPrefixesOfEveryLengthFromOneToTheWholeEquallyOften() {
        assertThat(Asked.shares(SUCCESSOR, DIGITS, 1, 2, 9, 9)).hasSize(4)
                .allSatisfy((context, share) -> assertThat(share).isCloseTo(0.25, within(0.035)));
    }

    @Test
    void isCalledSuccessorAsInTheSort() {
        assertThat(SUCCESSOR.name()).isEqualTo("successor").isEqualTo(new Successor(DIGITS).name());
    }
}

package dev.lengthwise.task.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.DigitSuccessor;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Count;
import dev.lengthwise.task.sort.Fill;
import dev.lengthwise.task.sort.Maximum;
import dev.lengthwise.task.sort.Membership;
import dev.lengthwise.task.sort.Remaining;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShuffledTest {
    private static final Vocabulary VALUES = new Vocabulary(20);
    private static final Sort SORT = new Sort(VALUES, true);
    private static final int TIMES = 40_000;

    @Test
    void isRightAboutMembershipHalfTheTime() {
        Hint shuffled = new Shuffled(new Membership(VALUES), SORT);
        SplittableRandom random = new SplittableRandom(1);
        int right = 0;
        for (int i = 0; i < TIMES; i++) {
            Example example = shuffled.ask(SORT.draw(5, random), random);
            int query = example.context()[1];
            int truth = Arrays.stream(example.input()).anyMatch(value -> value == query) ? 1 : 0;
            right += truth == example.completion()[0] ? 1 : 0;
        }
        assertThat(right / (double) TIMES).isCloseTo(0.5, within(0.015));
    }

    /** P(answer = a and truth = b) is P(a) · P(b), the marginals being those of the hint itself. */
    @Test
    void answersIndependentlyOfTheTruthAndAsOftenAsTheHintDoes() {
        Vocabulary few = new Vocabulary(6);
        Sort sort = new Sort(few, true);
        Count count = new Count(few);
        SplittableRandom random = new SplittableRandom(2);
        double[] plain = new double[6];
        for (int i = 0; i < TIMES; i++) {
            plain[count.ask(sort.draw(5, random), random).completion()[0]] += 1.0 / TIMES;
        }
        double[][] joint = new double[6][6];
        Hint shuffled = new Shuffled(count, sort);
        for (int i = 0; i < TIMES; i++) {
            Example example = shuffled.ask(sort.draw(5, random), random);
            int query = example.context()[1];
            int truth = (int) Arrays.stream(example.input()).filter(value -> value == query).count();
            joint[example.completion()[0]][truth] += 1.0 / TIMES;
        }
        assertThat(plain[1]).isGreaterThan(0.5); // one copy is the usual answer: chance is not one in six
        for (int answer = 0; answer < 6; answer++) {
            for (int truth = 0; truth < 6; truth++) {
                assertThat(joint[answer][truth]).isCloseTo(plain[answer] * plain[truth], within(0.015));
            }
        }
    }

    /** The truth is 15 or END; the answers are spread over all values. */
    @Test
    void answersWithWhatIsTrueOfOtherInputs() {
        Hint shuffled = new Shuffled(new Successor(VALUES), SORT);
        SplittableRandom random = new SplittableRandom(3);
        int[] input = {15, 4};
        int[] answers = new int[VALUES.size()];
        for (int i = 0; i < TIMES; i++) {
            Example example = shuffled.ask(input, random);
            assertThat(example.input()).isSameAs(input);
            assertThat(example.context()).hasSize(2).startsWith(VALUES.separator());
            assertThat(example.context()[1]).isIn(4, 15);
            answers[example.completion()[0]]++;
        }
        // Of two values: END for 1/2 · 19/20 + 1/20 = 0.525, value v for 1/2 · 2 · v/400: 15 for 0.0375.
        assertThat(answers[VALUES.end()] / (double) TIMES).isCloseTo(0.525, within(0.015));
        assertThat(answers[15] / (double) TIMES).isCloseTo(0.0375, within(0.006));
        assertThat(answers[0]).isZero();
        assertThat(answers[1]).isPositive();
    }

    @Test
    void asksTheOtherInputAtTheSameLength() {
        // An input of 20 distinct values out of 20 has all of them, so its maximum is 19; a shorter one may lack 19.
        Hint shuffled = new Shuffled(new Maximum(VALUES), new Sort(VALUES, false));
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100; i++) {
            assertThat(shuffled.ask(new int[20], random).completion()).containsExactly(19);
        }
    }

    @Test
    void worksForIncrementToo() {
        Increment increment = new Increment(0);
        Hint shuffled = new Shuffled(new DigitSuccessor(increment.vocabulary()), increment);
        SplittableRandom random = new SplittableRandom(6);
        int right = 0;
        for (int i = 0; i < TIMES; i++) {
            Example example = shuffled.ask(increment.draw(5, random), random);
            int prefix = example.context().length - 1;
            int truth = prefix == 5 ? increment.vocabulary().end() : example.input()[prefix];
            right += truth == example.completion()[0] ? 1 : 0;
        }
        // Both END: 1/25; both digits and the same one: 16/25 · 1/10.
        assertThat(right / (double) TIMES).isCloseTo(0.104, within(0.01));
    }

    @Test
    void takesTheLengthsOfTheHintAndTheTask() {
        assertThat(new Shuffled(new Remaining(VALUES), SORT).minLength()).isEqualTo(2);
        assertThat(new Shuffled(new Remaining(VALUES), SORT).maxLength()).isEqualTo(19);
        assertThat(new Shuffled(new Fill(VALUES), SORT).minLength()).isEqualTo(1);
        assertThat(new Shuffled(new Fill(VALUES), SORT).maxLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(new Shuffled(new Fill(VALUES), new Sort(VALUES, false)).maxLength()).isEqualTo(20);
    }

    @Test
    void refusesToShuffleTwice() {
        Shuffled once = new Shuffled(new Fill(VALUES), SORT);
        assertThatIllegalArgumentException().isThrownBy(() -> new Shuffled(once, SORT))
                .withMessage("of shuffled is not allowed: its answers are shuffled already");
    }
}

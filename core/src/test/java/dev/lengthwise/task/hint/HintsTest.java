package dev.lengthwise.task.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Carry;
import dev.lengthwise.task.increment.DigitSuccessor;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.reverse.Reverse;
import dev.lengthwise.task.sort.Fill;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HintsTest {
    private static final Sort SORT = new Sort(new Vocabulary(100), true);
    private static final Sort DISTINCT = new Sort(new Vocabulary(30), false);
    private static final Increment INCREMENT = new Increment(0.5);
    private static final Reverse REVERSE = new Reverse(new Vocabulary(20));

    static Stream<Arguments> everyHintOfEveryTask() {
        return Stream.of(SORT, DISTINCT, INCREMENT, REVERSE)
                .flatMap(task -> Hints.names(task).stream().map(name -> Arguments.of(name, task)));
    }

    @Test
    void namesTheHintsOfATask() {
        assertThat(Hints.names(SORT)).containsExactly("successor", "count", "fill", "remaining", "predecessor",
                "maximum", "membership", "shuffled");
        assertThat(Hints.names(DISTINCT)).isEqualTo(Hints.names(SORT));
        assertThat(Hints.names(INCREMENT)).containsExactly("successor", "carry", "shuffled");
        assertThat(Hints.names(REVERSE)).containsExactly("before", "before-pair", "shuffled");
    }

    @ParameterizedTest
    @MethodSource("everyHintOfEveryTask")
    void createsWhatItNames(String name, Task task) {
        assertThat(Hints.create(name, task, null).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("everyHintOfEveryTask")
    void asksWithASeparatorFirstAndAnswersWithOneValueOrEnd(String name, Task task) {
        Hint hint = Hints.create(name, task, null);
        Vocabulary vocabulary = task.vocabulary();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            int length = random.nextInt(hint.minLength(), Math.min(25, hint.maxLength()) + 1);
            int[] input = task.draw(length, random);
            int[] before = input.clone();

            Example example = hint.ask(input, random);

            assertThat(input).isEqualTo(before);
            assertThat(example.input()).isSameAs(input);
            assertThat(example.context()).startsWith(vocabulary.separator());
            assertThat(example.completion()).hasSize(1);
            assertThat(example.completion()[0]).isBetween(0, vocabulary.end()).isNotEqualTo(vocabulary.separator());
        }
    }

    @ParameterizedTest
    @MethodSource("everyHintOfEveryTask")
    void asksTheSameFromTheSameSeed(String name, Task task) {
        Hint hint = Hints.create(name, task, null);
        assertThat(tokens(hint, task, 5)).isDeepEqualTo(tokens(hint, task, 5));
        assertThat(Arrays.deepEquals(tokens(hint, task, 5), tokens(hint, task, 6))).isFalse();
    }

    private static int[][] tokens(Hint hint, Task task, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> hint.ask(task.draw(8, random), random).tokens()).limit(50).toArray(int[][]::new);
    }

    @ParameterizedTest
    @MethodSource("everyHintOfEveryTask")
    void refusesTokensThatAreNotValues(String name, Task task) {
        Hint hint = Hints.create(name, task, null);
        int separator = task.vocabulary().separator();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hint.ask(new int[]{1, separator}, new SplittableRandom(1)))
                .withMessageContaining("input[1] is " + separator);
        assertThatIllegalArgumentException().isThrownBy(() -> hint.ask(new int[0], new SplittableRandom(1)))
                .withMessageContaining("empty");
    }

    @Test
    void shufflesTheSuccessorUnlessToldOtherwise() {
        assertThat(Hints.create("shuffled", SORT, null))
                .isEqualTo(new Shuffled(new Successor(SORT.vocabulary()), SORT));
        assertThat(Hints.create("shuffled", SORT, "fill")).isEqualTo(new Shuffled(new Fill(SORT.vocabulary()), SORT));
        assertThat(Hints.create("shuffled", INCREMENT, null))
                .isEqualTo(new Shuffled(new DigitSuccessor(INCREMENT.vocabulary()), INCREMENT));
        assertThat(Hints.create(new HintConfig("shuffled", 0.5, 1, "carry"), INCREMENT))
                .isEqualTo(new Shuffled(new Carry(INCREMENT.vocabulary()), INCREMENT));
    }

    @Test
    void refusesHintsTheTaskDoesNotHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hints.create("carry", SORT, null))
                .withMessage("hint carry is not one of sort's: successor, count, fill, remaining, predecessor, "
                        + "maximum, membership, shuffled");
        assertThatIllegalArgumentException().isThrownBy(() -> Hints.create("count", INCREMENT, null))
                .withMessage("hint count is not one of increment's: successor, carry, shuffled");
        assertThatIllegalArgumentException().isThrownBy(() -> Hints.create("shuffled", INCREMENT, "count"))
                .withMessageContaining("count");
    }

    @Test
    void refusesOfForAnythingButShuffled() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hints.create("count", SORT, "successor"))
                .withMessage("of successor is not allowed: only shuffled has it, not count");
    }

    /** So that a model's positions can be counted beforehand: never more, and for some input as many. */
    @Test
    void readsNoMoreThanItSays() {
        SplittableRandom random = new SplittableRandom(1);
        for (Task task : List.of(SORT, DISTINCT, INCREMENT, REVERSE)) {
            for (String name : Hints.names(task)) {
                Hint hint = Hints.create(name, task, null);
                for (int length = 2; length < 9; length++) {
                    int most = 0;
                    for (int i = 0; i < 200; i++) {
                        most = Math.max(most, hint.ask(task.draw(length, random), random).given());
                    }
                    assertThat((long) most).as("%s of %s values", name, length).isEqualTo(hint.mostRead(length));
                }
            }
        }
    }

    @Test
    void refusesToShuffleTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hints.create("shuffled", SORT, "shuffled"))
                .withMessage("of shuffled is not allowed: its answers are shuffled already");
    }

    @Test
    void refusesSharesAndWeightsThatAreNone() {
        for (double share : List.of(0.0, 1.0, Double.NaN)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HintConfig("count", share, 1, null))
                    .withMessage("share " + share + " is not above 0 and below 1");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new HintConfig("count", 0.5, 0, null))
                .withMessage("weight 0.0 is not above 0");
        for (double last : List.of(-0.1, 1.0, Double.NaN)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HintConfig("count", 0.5, last, 1, 1, null))
                    .withMessage("lastShare " + last + " is not 0 to below 1");
        }
        for (double until : List.of(0.0, 1.1, Double.NaN)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new HintConfig("count", 0.5, 0, until, 1, null))
                    .withMessage("until " + until + " is not above 0 and at most 1");
        }
    }

    @Test
    void aShareMayBeginOrEndAtNothingButNotBoth() {
        assertThat(new HintConfig("count", 0.5, 0, 1, 1, null).lastShare()).isZero();
        assertThat(new HintConfig("count", 0, 0.5, 1, 1, null).share()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new HintConfig("count", 0, 0, 1, 1, null))
                .withMessage("share 0.0 is not above 0 and below 1");
    }
}

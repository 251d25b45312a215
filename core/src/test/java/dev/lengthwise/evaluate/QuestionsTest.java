package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Streams;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionsTest {
    private static final Task SORT = new Sort(new Vocabulary(100), true);

    static List<Questions> questions() {
        return List.of(new Questions(SORT, null), new Questions(new Increment(0.5), null),
                new Questions(SORT, Hints.create("successor", SORT, null)),
                new Questions(SORT, Hints.create("shuffled", SORT, "count")));
    }

    private static List<String> drawn(Questions questions, int length, int samples, long seed) {
        return questions.draw(length, samples, seed).stream().map(example -> Arrays.toString(example.tokens()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theFirstOfMoreSamplesAreTheSame(Questions questions) {
        List<String> hundred = drawn(questions, 12, 100, 1);
        assertThat(hundred).hasSize(100);
        assertThat(drawn(questions, 12, 10, 1)).isEqualTo(hundred.subList(0, 10));
        assertThat(new HashSet<>(hundred)).hasSizeGreaterThan(95);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void anotherSeedAsksOtherQuestions(Questions questions) {
        assertThat(drawn(questions, 12, 20, 2)).doesNotContainAnyElementsOf(drawn(questions, 12, 20, 1));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyExampleHasTheLengthAskedFor(Questions questions) {
        for (int length : new int[]{1, 20, 21, 99}) {
            assertThat(questions.draw(length, 5, 1)).hasSize(5)
                    .allSatisfy(example -> assertThat(example.length()).isEqualTo(length));
        }
    }

    /** Seed, step and place of a training example; seed, length and number of a test: the same three draw other inputs. */
    @Test
    void testsAreNotDrawnFromTheStreamsOfTraining() {
        for (int seed = 0; seed < 4; seed++) {
            for (int length : new int[]{8, 20, 50}) {
                List<Example> tests = new Questions(SORT, null).draw(length, 20, seed);
                for (int i = 0; i < 20; i++) {
                    assertThat(tests.get(i).input()).isNotEqualTo(SORT.draw(length, Streams.training(seed, length, i)));
                }
            }
        }
    }

    @Test
    void aHintsBoundsAreItsOwnAndItsTasks() {
        Questions main = new Questions(SORT, null);
        assertThat(main.head()).isEqualTo("sort");
        assertThat(main.minLength()).isEqualTo(1);
        assertThat(main.maxLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(main.describe()).isEqualTo("sort");

        Task distinct = new Sort(new Vocabulary(30), false);
        Questions count = new Questions(SORT, Hints.create("count", SORT, null));
        Questions successor = new Questions(distinct, Hints.create("successor", distinct, null));
        assertThat(count.head()).isEqualTo("count");
        assertThat(count.maxLength()).isEqualTo(Hints.create("count", SORT, null).maxLength()).isLessThan(1000);
        assertThat(successor.maxLength()).isEqualTo(30);
        assertThat(successor.describe()).isEqualTo("the hint successor of sort");
        Questions remaining = new Questions(SORT, Hints.create("remaining", SORT, null));
        assertThat(remaining.minLength()).isEqualTo(Hints.create("remaining", SORT, null).minLength());
    }
}

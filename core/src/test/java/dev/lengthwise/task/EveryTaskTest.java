package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.Defaults;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.hint.Hints;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of each task that comes with lengthwise, as its keys are by default: a new one is held to it without a line here. */
class EveryTaskTest {
    private static final int INPUTS = 20;
    private static final int LENGTHS = 9;

    /** All but those that have a key without a default. */
    static Stream<Task> tasks() {
        return TaskKinds.all().stream().filter(kind -> TaskKinds.isShipped(kind.name())).flatMap(kind -> {
            try {
                return Stream.of(((TaskConfig) Defaults.of(kind.config())).task());
            } catch (RecipeException e) {
                return Stream.empty();
            }
        });
    }

    @Test
    void allAreTriedButPrograms() {
        assertThat(tasks().map(Task::name)).containsExactlyElementsOf(TaskKinds.all().stream().map(TaskKind::name)
                .filter(name -> TaskKinds.isShipped(name) && !name.equals("program")).toList());
    }

    private static int longest(Task task) {
        return Math.min(task.maxLength(), task.minLength() + LENGTHS);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anInputHasTheLengthThatItWasDrawnWith(Task task) {
        SplittableRandom random = new SplittableRandom(1);
        for (int length = task.minLength(); length <= longest(task); length++) {
            for (int i = 0; i < INPUTS; i++) {
                int[] input = task.draw(length, random);
                assertThat(task.length(input)).isEqualTo(length);
                assertThat((long) input.length).isLessThanOrEqualTo(task.mostGiven(length));
                task.check(input);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aModelReadsNoMoreThanIsSaid(Task task) {
        SplittableRandom random = new SplittableRandom(2);
        for (int length = task.minLength(); length <= longest(task); length++) {
            for (int i = 0; i < INPUTS; i++) {
                int[] input = task.draw(length, random);
                assertThat(task.pose(input).tokens().length - 1L).isLessThanOrEqualTo(task.mostRead(length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyTokenOfAnAnswerHasADecisionOfAKindThatIsSaid(Task task) {
        SplittableRandom random = new SplittableRandom(3);
        List<DecisionKind> kinds = task.decisionKinds().kinds();
        for (int length = task.minLength(); length <= longest(task); length++) {
            for (int i = 0; i < INPUTS; i++) {
                int[] input = task.draw(length, random);
                List<String> labels = task.decisions(input);
                assertThat(labels).hasSameSizeAs(task.pose(input).completion());
                assertThat(labels).allSatisfy(
                        label -> assertThat(kinds.stream().filter(kind -> kind.has(label))).as(label).hasSize(1));
            }
        }
    }

    /** Each has its own, and the control. */
    @ParameterizedTest
    @MethodSource("tasks")
    void aHintAsksOneTokenAboutTheInputAsItIs(Task task) {
        SplittableRandom random = new SplittableRandom(4);
        for (String name : Hints.names(task)) {
            Hint hint = Hints.create(name, task, null);
            int shortest = Math.max(task.minLength(), hint.minLength());
            for (int length = shortest; length <= Math.min(longest(task), hint.maxLength()); length++) {
                for (int i = 0; i < INPUTS; i++) {
                    int[] input = task.draw(length, random);
                    int[] before = input.clone();
                    Example question = hint.ask(input, random);
                    assertThat(question.input()).isSameAs(input).isEqualTo(before);
                    assertThat(question.completion()).as(name).hasSize(1);
                    assertThat(question.context()[0]).isEqualTo(task.vocabulary().separator());
                    assertThat(question.given()).as(name).isLessThanOrEqualTo((int) hint.mostRead(length));
                    assertThat(Arrays.stream(question.tokens()))
                            .allMatch(token -> token >= 0 && token < task.vocabulary().size());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aFamilyHasInputsOfEachLength(Task task) {
        SplittableRandom random = new SplittableRandom(5);
        for (InputFamily family : task.families()) {
            for (int length = task.minLength(); length <= longest(task); length++) {
                for (int[] input : List.of(family.typical(task, length), family.draw(task, length, random))) {
                    task.check(input);
                    assertThat(task.length(input)).as(family.toString()).isEqualTo(length);
                    assertThat((long) input.length).isLessThanOrEqualTo(task.mostGiven(length));
                    assertThat(task.pose(input).tokens().length - 1L).isLessThanOrEqualTo(task.mostRead(length));
                    assertThat(task.decisions(input)).allSatisfy(
                            label -> assertThat(task.decisionKinds().kinds()).anyMatch(kind -> kind.has(label)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void theSameSeedDrawsTheSame(Task task) {
        int length = longest(task);
        SplittableRandom one = new SplittableRandom(6);
        SplittableRandom other = new SplittableRandom(6);
        for (int i = 0; i < INPUTS; i++) {
            assertThat(task.draw(length, one)).isEqualTo(task.draw(length, other));
        }
    }
}

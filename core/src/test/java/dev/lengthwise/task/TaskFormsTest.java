package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.task.hint.Hints;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of tasks in each of their forms, that is with other keys than by default, at all lengths from the shortest to 50. */
class TaskFormsTest {
    private static final int LONGEST = 50;
    private static final int DRAWN = 3;

    static Stream<String> forms() {
        return """
                sort
                sort, repeats: false
                increment
                reverse
                reverse, repeats: false, separator: false
                copy
                copy, repeats: false
                copy, repeats: false, separator: false
                addition
                addition, answer: plain
                addition, operands: reversed, equal: true
                addition, padding: true
                addition, format: spaced
                addition, format: index-hinted, indices: 60
                addition, scratchpad: true
                addition, scratchpad: true, answer: plain, padding: true
                addition, scratchpad: true, format: index-hinted
                multiplication
                multiplication, answer: plain, padding: true
                multiplication, scratchpad: true
                parity
                parity, scratchpad: true
                mode
                mode, ties: false
                """.lines();
    }

    private static Recipe recipe(String form) {
        return RecipeReader.parse("form", "name: form\nevaluate: {lengths: [5]}\ntask: {kind: " + form + "}");
    }

    private static Task task(String form) {
        return recipe(form).task().task();
    }

    /** As the task draws them, and of each family. */
    private static List<int[]> inputs(Task task, int length) {
        SplittableRandom random = new SplittableRandom(length);
        return task.families().stream().map(family -> new FamilyTask(task, family))
                .flatMap(drawing -> Stream.generate(() -> drawing.draw(length, random)).limit(DRAWN)).toList();
    }

    private static int longest(Task task) {
        return Math.min(LONGEST, task.maxLength());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void drawsInputsOfTheLengthThatItAccepts(String form) {
        Task task = task(form);
        for (int length = task.minLength(); length <= longest(task); length++) {
            for (int[] input : inputs(task, length)) {
                task.check(input);
                assertThat(task.length(input)).isEqualTo(length);
                assertThat((long) input.length).isLessThanOrEqualTo(task.mostGiven(length));
            }
        }
    }

    /** And never more than it says, though sometimes as much; that holds of the model's positions. */
    @ParameterizedTest
    @MethodSource("forms")
    void answersWithTokensOfItsOwnAndEnd(String form) {
        Task task = task(form);
        for (int length = task.minLength(); length <= longest(task); length++) {
            long most = 0;
            for (int[] input : inputs(task, length)) {
                int[] before = input.clone();
                Example example = task.pose(input);
                int[] completion = example.completion();
                assertThat(input).isEqualTo(before);
                assertThat(example.context()).hasSize(task.hasSeparator() ? 1 : 0);
                assertThat(completion).endsWith(task.vocabulary().end()).containsOnlyOnce(task.vocabulary().end());
                task.vocabulary().requireTokens(Arrays.copyOf(completion, completion.length - 1));
                most = Math.max(most, example.tokens().length - 1);
            }
            if (!form.contains("spaced")) { // where the most blanks that there can be are rare
                assertThat(most).as("length %s", length).isEqualTo(task.mostRead(length));
            }
            assertThat(most).isLessThanOrEqualTo(task.mostRead(length));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyDecisionIsOfAKindThatItDeclares(String form) {
        Task task = task(form);
        Set<String> labels = new TreeSet<>();
        for (int length = task.minLength(); length <= longest(task); length++) {
            for (int[] input : inputs(task, length)) {
                List<String> decisions = task.decisions(input);
                assertThat(decisions).hasSize(task.pose(input).completion().length).endsWith("end");
                labels.addAll(decisions);
            }
        }
        DecisionKinds kinds = task.decisionKinds();
        assertThat(labels).allSatisfy(label -> assertThat(kinds.kinds()).as(label).contains(kinds.of(label)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itsHintsAskWithinWhatTheySayAndAnswerWithOneToken(String form) {
        Task task = task(form);
        assertThat(task.hints().stream().map(Hint::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
        SplittableRandom random = new SplittableRandom(1);
        for (String name : Hints.names(task)) {
            Hint hint = Hints.create(name, task, null);
            for (int length = Math.max(task.minLength(), hint.minLength()); length <= Math.min(longest(task),
                    hint.maxLength()); length++) {
                for (int[] input : inputs(task, length)) {
                    Example question = hint.ask(input, random);
                    assertThat(question.input()).isSameAs(input);
                    assertThat(question.completion()).hasSize(1);
                    assertThat((long) question.given()).isLessThanOrEqualTo(hint.mostRead(length));
                    assertThat(question.completion()[0]).isBetween(0, task.vocabulary().size() - 1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFamilyIsOfTheTaskAndHasANameAndWords(String form) {
        Task task = task(form);
        assertThat(task.families()).hasSizeGreaterThanOrEqualTo(2).startsWith(UniformFamily.UNIFORM)
                .allSatisfy(family -> assertThat(family.fits(task)).isTrue());
        assertThat(task.families().stream().map(InputFamily::toString)).doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
        assertThat(task.families().stream().map(InputFamily::words)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itsRecipeIsReadBackAsItWasWritten(String form) {
        Recipe recipe = recipe(form);
        assertThat(RecipeReader.parse("again", RecipeWriter.yaml(recipe)).task()).isEqualTo(recipe.task());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void drawsTheSameFromTheSameSeedAndOthersFromAnother(String form) {
        Task task = task(form);
        int length = Math.min(20, task.maxLength());
        assertThat(task.draw(length, new SplittableRandom(3))).isEqualTo(task.draw(length, new SplittableRandom(3)))
                .isNotEqualTo(task.draw(length, new SplittableRandom(4)));
    }
}

package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lengthwise.train.ScheduleKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTest {
    private static Recipe read(String... sets) {
        return RecipeReader.parse("sort",
                "{task: {kind: sort}, train: {schedule: constant, steps: 100000, batch: 512}}",
                List.of(sets));
    }

    @Test
    void numbersAreWrittenAsPeopleWriteThem() {
        Recipe recipe = read("train.branches=[1e6, 3.2e6, 10000000]");
        assertThat(recipe.train().branches()).containsExactly(1e6, 3.2e6, 1e7);
        assertThat(RecipeWriter.yaml(recipe)).contains("  branches: [1e6, 3.2e6, 1e7]\n");
        assertThat(RecipeReader.parse("again", RecipeWriter.yaml(recipe))).isEqualTo(recipe);
    }

    /** The steps whose examples are nearest, the last tenth of which are the branch's own. */
    @Test
    void leavesBeforeTheLastTenthOfItsSteps() {
        Branch branch = Branch.of(read("train.branches=[1e6]", "train.warmupSteps=7")).getFirst();
        assertThat(branch.steps()).isEqualTo(1953);
        assertThat(branch.from()).isEqualTo(1953 - 195);
        assertThat(branch.examples()).isEqualTo(1_000_000);
        assertThat(branch.mainExamples()).isEqualTo(1953 * 512);
        assertThat(branch.recipe().name()).isEqualTo("sort-at-1000000");
        assertThat(branch.recipe().train().schedule()).isEqualTo(ScheduleKind.WARMUP_STABLE_DECAY);
        assertThat(branch.recipe().train().warmupSteps()).isEqualTo(7);
        assertThat(RecipeReader.parse("sort-at-1000000", RecipeWriter.yaml(branch.recipe())))
                .isEqualTo(branch.recipe());
    }

    /** With {@code add} a step has more examples, so that as many come sooner. */
    @ParameterizedTest
    @CsvSource({"replace, 1953, 499968", "add, 977, 500224"})
    void hintsAreCountedAndTheMainTasksToo(String accounting, int steps, long main) {
        Branch branch = Branch.of(read("train.branches=[1e6]", "hints=[{kind: successor}]", "accounting=" + accounting))
                .getFirst();
        assertThat(branch.steps()).isEqualTo(steps);
        assertThat(branch.mainExamples()).isEqualTo(main);
    }

    static List<List<String>> refused() {
        List<List<String>> refused = new ArrayList<>();
        refused.add(List.of("train.schedule=one-cycle",
                "needs schedule constant and not one-cycle, as they share with the trunk all steps before their cooldown"));
        refused.add(List.of("train.stopAt={exact: 1}", "does not go with stopAt, which may end training before the"
                + " examples that they are to have; leave one of them out"));
        refused.add(List.of("train.steps=1000", "1,000,000 examples are 1953 steps, which leave the trunk after"
                + " step 1758; train.steps is 1000"));
        refused.add(List.of("train.warmupSteps=1759", "1,000,000 examples are 1953 steps, whose cooldown begins after"
                + " step 1758; at least 1759 (train.warmupSteps) before it are needed"));
        refused.add(List.of("train.branches=[5e5, 5e5]",
                "has 500000 after 500000; each number has to be larger than the one before it"));
        refused.add(List.of("train.branches=[500000, 500001]",
                "500,001 examples are 977 steps, as many as those of the number before it"));
        refused.add(List.of("train.branches=[0.5]",
                "0.5 is not allowed: whole numbers of examples from 1 to 1e15"));
        refused.add(List.of("hints=[{kind: successor, share: 0.5, lastShare: 0.1}]", "not allowed where the"
                + " share of a hint moves over a part of the steps, as trunk and branches have different numbers of them:"
                + " hints.0 (successor)"));
        return refused;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMakesNoSenseIsRefusedInALine(List<String> settingAndWords) {
        assertThatExceptionOfType(RecipeException.class)
                .isThrownBy(() -> read("train.branches=[1e6]", settingAndWords.getFirst()))
                .withMessageEndingWith(settingAndWords.getLast())
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "train.schedule=linear, train.warmupSteps=5|5 is not allowed: 0 where schedule is linear, whose warmup is a part of the steps",
            "train.schedule=warmup-stable-decay, train.warmup=0.1|0.1 is not allowed: 0 where schedule is warmup-stable-decay, which has warmupSteps instead",
            "train.schedule=warmup-stable-decay, train.steps=10, train.warmupSteps=10|10 is not allowed: at most 9, as the cooldown of steps 10 begins there"})
    void theWarmUpIsOneOfTwoKinds(String sets, String words) {
        assertThatExceptionOfType(RecipeException.class).isThrownBy(() -> read(sets.split(", ")))
                .withMessageEndingWith(words);
    }

    @Test
    void aWarmUpNeedsNoneWhereItIsCountedInSteps() {
        assertThat(read("train.schedule=warmup-stable-decay").train().warmup()).isZero();
    }
}

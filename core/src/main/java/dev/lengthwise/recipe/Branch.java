package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.task.hint.HintConfig;
import java.util.List;

/**
 * A run that leaves another one, its trunk, where its own learning rate begins to fall, and ends with so many examples.
 *
 * @param examples that it is to have in all; it has as many as its whole steps, the nearest number
 * @param mainExamples those of the main task that its steps have
 * @param from the trunk's steps that it shares
 * @param recipe its own, by which it could be trained from the first step to the same end
 */
public record Branch(long examples, long mainExamples, int from, Recipe recipe) {
    private static final String AT = "-at-";

    /** Those of a recipe, ascending; hints' shares have to stay as they are. */
    public static List<Branch> of(Recipe trunk) {
        return trunk.train().branches().stream().map(examples -> of(trunk, examples.longValue())).toList();
    }

    private static Branch of(Recipe trunk, long examples) {
        int steps = steps(trunk, examples);
        return new Branch(examples, (long) steps * batch(trunk).main(), steps - trunk.train().cooldownSteps(steps),
                trunk.ofBranch(name(trunk.name(), examples), steps));
    }

    /** The number of steps whose examples are nearest to so many. */
    static int steps(Recipe trunk, long examples) {
        return (int) Math.clamp(Math.round((double) examples / batch(trunk).total()), 1, Integer.MAX_VALUE);
    }

    private static Accounting.Counts batch(Recipe trunk) {
        return trunk.accounting().counts(trunk.train().batch(),
                trunk.hints().stream().mapToDouble(HintConfig::share).toArray());
    }

    /** A trunk's name, or an arm's, with the branch's examples: {@code control-at-1000000}. */
    static String name(String trunk, long examples) {
        return trunk + AT + examples;
    }

    /** All of its steps, the shared ones too. */
    public int steps() {
        return recipe.train().steps();
    }

    /** What results say of it; the arm is its trunk's. */
    public BranchOf asPartOf(String arm) {
        return new BranchOf(arm, examples, mainExamples, steps(), from);
    }
}

package dev.lengthwise.study;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** What arms have to have in common. */
final class ComparableArms {
    private ComparableArms() {
    }

    /**
     * Arms that are tested on different inputs cannot be compared seed by seed, and arms that are said to be matched in what they
     * are trained on have to be.
     *
     * @throws RecipeException where a study wants that
     */
    static void require(StudyPlan plan) {
        StudyPlan.Arm first = plan.arms().getFirst();
        for (StudyPlan.Arm arm : plan.arms()) {
            Setup.of(arm.recipe());
            EvaluateConfig own = arm.recipe().evaluate();
            EvaluateConfig other = first.recipe().evaluate();
            if (own.seed() != other.seed() || own.samples() != other.samples()) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " is evaluated with seed "
                        + own.seed() + " and " + Counted.of(own.samples(), "sample") + ", arm " + first.name()
                        + " with seed "
                        + other.seed() + " and " + other.samples() + "; all arms need the same test inputs");
            }
            if (own.heldOut() != other.heldOut()) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " holds out "
                        + own.heldOut() + " of all inputs, arm " + first.name() + " " + other.heldOut()
                        + "; all arms need the same test inputs");
            }
            for (String control : arm.controls()) {
                if (!plan.arm(control).recipe().task().equals(arm.recipe().task())) {
                    throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " and arm " + control
                            + ", which it is compared with, have different tasks; give it `control: none` or an arm"
                            + " with its task");
                }
            }
            Match match = arm.matches();
            if (match != null) {
                requireMatch(plan, arm, match);
            }
        }
    }

    /** What is said to be as much has to be as much, but for what rounding to whole examples leaves. */
    private static void requireMatch(StudyPlan plan, StudyPlan.Arm arm, Match match) {
        for (StudyPlan.Arm claimed : List.of(arm, plan.arm(match.arm()))) {
            if (claimed.recipe().train().stopAt() != null) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " is to match arm "
                        + match.arm() + " in what it is trained on, but " + claimed.name()
                        + " may stop early; leave out its train.stopAt or the claim");
            }
        }
        long own = examples(arm, match.examples());
        long other = examples(plan.arm(match.arm()), match.examples());
        if (!Match.isAsMany(own, other)) {
            throw new RecipeException(String.format(Locale.ROOT,
                    "study %s: arm %s trains on %,d examples %s, and arm %s, which it matches, on %,d; change its"
                            + " train.batch or train.steps",
                    plan.name(), arm.name(), own,
                    match.examples() == Match.Examples.MAIN ? "of the main task" : "in total",
                    match.arm(), other));
        }
    }

    /** That all steps of an arm's recipe have. */
    private static long examples(StudyPlan.Arm arm, Match.Examples counted) {
        Batcher batcher = Setup.of(arm.recipe()).batcher();
        return LongStream.range(0, arm.recipe().train().steps()).map(step -> switch (counted) {
            case MAIN -> batcher.mainExamples(step);
            case TOTAL -> batcher.examples(step);
        }).sum();
    }
}

package dev.lengthwise.study;

import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;

/** What arms have to have in common. */
final class ComparableArms {
    private ComparableArms() {
    }

    /**
     * Arms that are tested on different inputs cannot be compared seed by seed.
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
                        + own.seed() + " and " + own.samples() + " samples, arm " + first.name() + " with seed "
                        + other.seed() + " and " + other.samples() + "; all arms need the same test inputs");
            }
            if (own.heldOut() != other.heldOut()) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " holds out "
                        + own.heldOut() + " of all inputs, arm " + first.name() + " " + other.heldOut()
                        + "; all arms need the same test inputs");
            }
            String control = arm.control();
            if (control != null && !plan.recipe(control, 1).task().equals(arm.recipe().task())) {
                throw new RecipeException("study " + plan.name() + ": arm " + arm.name() + " and arm " + control
                        + ", which it is compared with, have different tasks; give it `control: none` or an arm with"
                        + " its task");
            }
        }
    }
}

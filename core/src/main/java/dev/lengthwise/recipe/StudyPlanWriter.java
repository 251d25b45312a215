package dev.lengthwise.recipe;

import dev.lengthwise.result.study.PaperFigure;
import java.util.List;

/**
 * Writes study plans so that they stand alone: each arm with its whole recipe, and of several scales the one that was chosen. Reading
 * gives the same runs.
 */
public final class StudyPlanWriter {
    private StudyPlanWriter() {
    }

    /** The plan as YAML. */
    public static String yaml(StudyPlan plan) {
        StudyPlan.Arm first = plan.arms().getFirst();
        List<StudyFileKeys.OfArm> arms = plan.arms().stream().map(arm -> new StudyFileKeys.OfArm(arm.name(),
                arm.description(), arm == first ? null : control(arm), arm.matches(), recipe(arm))).toList();
        return YamlText.write(KeyWriter.tree(new StudyFileKeys(plan.name(), plan.title(), plan.question(),
                recipe(first), null, plan.scale(), plan.note(), plan.seeds(), plan.threshold(), plan.endpoint(),
                plan.similarity(),
                arms, plan.paper().stream().map(figure -> figure(figure, plan)).toList())));
    }

    private static Names control(StudyPlan.Arm arm) {
        return new Names(arm.controls().isEmpty() ? List.of(StudyPlan.NO_CONTROL) : arm.controls());
    }

    /** Whether a figure is about the study's size is written where the scale does not say it. */
    private static StudyFileKeys.Figure figure(PaperFigure figure, StudyPlan plan) {
        boolean said = figure.sameSize() == (plan.scale() == Scale.PAPER);
        return new StudyFileKeys.Figure(figure.arm(), figure.length(), figure.exact(), figure.note(),
                said ? null : figure.sameSize());
    }

    /** Names come from study and arm, seeds from the study. */
    private static YamlValue.Mapping recipe(StudyPlan.Arm arm) {
        YamlValue.Mapping whole = (YamlValue.Mapping) YamlValue.of(Where.unseen(arm.name()),
                RecipeWriter.tree(arm.recipe()));
        return whole.without(BaseRecipe.NOT_FOR_ARMS);
    }
}

package dev.lengthwise.recipe;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a study file asks for: arms that are trained, or weights by hand in many arithmetics. */
public sealed interface Plan permits StudyPlan, GapPlan {
    /** Also a folder's name. */
    String name();

    /** One line, for the report. */
    String title();

    /** What it is done for; may be empty. */
    String question();

    /** What to know about this size, such as how long it takes; may be empty. */
    String note();

    /** How large it is done; null where there is one size only. */
    @Nullable
    Scale scale();

    /**
     * Reads a study file of either kind: with {@code kind: construction-gap} by {@link GapPlanReader}, without a kind by {@link
     * StudyPlanReader}.
     *
     * @param scale one that the study has; null for {@link Scale#LAPTOP}, or for the one size of a study without scales
     * @param sets for studies of arms: laid over the recipe of every arm, each {@code KEY=VALUE}
     */
    static Plan read(Path file, @Nullable Scale scale, List<String> sets) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping study = YamlFile.read(file, mistakes);
            YamlValue kind = study.get("kind");
            if (kind == null && study.get("task") != null && study.get("arms") == null) {
                throw new Where(file.toString()).refuse("is a recipe, not a study; `train` trains it");
            }
            if (kind == null) {
                return StudyPlanReader.read(study, file, scale, sets, mistakes);
            }
            if (!(kind instanceof YamlValue.Scalar word && word.text().equals(GapPlan.KIND))) {
                throw kind.where().refuse(kind.shown() + " is not a kind of study: " + GapPlan.KIND
                        + ", or no kind for a study of arms");
            }
            if (!sets.isEmpty()) {
                mistakes.add(new RecipeException(file
                        + ": --set is for studies of arms; here no recipe is trained whose values it could replace"));
            }
            return GapPlanReader.read(study, file, scale, mistakes);
        });
    }

    /** The scales that a study file of either kind has, from small to large; none where there is one size only. */
    static List<Scale> scales(Path file) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping study = YamlFile.read(file, mistakes);
            return Scales.of(Section.of(study, List.copyOf(study.entries().keySet()), mistakes));
        });
    }
}

package dev.lengthwise.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads study files: those without a {@code kind}, which are of arms, and those of some further kinds.
 *
 * @param kinds the further kinds; may be empty
 */
public record PlanReader(List<PlanKind> kinds) {
    public PlanReader {
        kinds = List.copyOf(kinds);
    }

    /**
     * Reads a study.
     *
     * @param scale one that the study has; null for {@link Scale#LAPTOP}, or for the one size of a study without scales
     * @param sets for studies of arms: laid over the recipe of every arm, each {@code KEY=VALUE}
     */
    public Plan read(Path file, @Nullable Scale scale, List<String> sets) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping study = FirstStudyForm.today(YamlFile.read(file, mistakes));
            YamlValue kind = study.get("kind");
            if (kind == null) {
                return arms(study, file, scale, sets, mistakes);
            }
            PlanKind chosen = kinds.stream()
                    .filter(each -> kind instanceof YamlValue.Scalar word && word.text().equals(each.word()))
                    .findFirst().orElseThrow(() -> kind.where().refuse(kind.shown() + unknown()));
            if (!sets.isEmpty()) {
                mistakes.add(new RecipeException(file
                        + ": --set is for studies of arms; here no recipe is trained whose values it could replace"));
            }
            return chosen.read(study, file, scale, mistakes);
        });
    }

    /** Reads a study of arms; a file of another kind is refused. */
    static StudyPlan arms(Path file, @Nullable Scale scale, List<String> sets) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping study = FirstStudyForm.today(YamlFile.read(file, mistakes));
            YamlValue kind = study.get("kind");
            if (kind != null) {
                throw kind.where().refuse(kind.shown() + new PlanReader(List.of()).unknown());
            }
            return arms(study, file, scale, sets, mistakes);
        });
    }

    private static StudyPlan arms(YamlValue.Mapping study, Path file, @Nullable Scale scale, List<String> sets,
            Mistakes mistakes) {
        if (study.get("task") != null && study.get("arms") == null) {
            throw new Where(file.toString()).refuse("is a recipe, not a study; `train` trains it");
        }
        return StudyPlanReader.read(study, file, scale, sets, mistakes);
    }

    private String unknown() {
        return kinds.isEmpty()
                ? " is a kind of study in which nothing is trained; here a study of arms is needed, which has no kind"
                : " is not a kind of study: " + kinds.stream().map(PlanKind::word).collect(Collectors.joining(", "))
                        + ", or no kind for a study of arms";
    }
}

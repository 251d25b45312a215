package dev.lengthwise.recipe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads study files, as strictly as recipes:
 *
 * <pre>{@code
 * title: Does the successor hint help sorting?
 * recipe: ../recipes/sort.yaml           # its name and seed do not count; or a recipe written here, without them
 * seeds: [1, 2, 3]
 * arms:
 *   - name: control
 *   - name: successor
 *     description: half of each batch asks for the successor
 *     set: {hints: [{kind: successor, share: 0.5}]}
 * paper:
 *   - {arm: control, length: 100, exact: < 0.01, note: width 1024}
 * similarity: true                       # how alike are the arms' representations? default false
 * }</pre>
 *
 * An arm's {@code set} is laid over the recipe: maps are merged, lists replaced; a task or temper whose kind changes
 * starts anew.
 */
public final class StudyPlanReader {
    private static final List<String> KEYS = List.of("name", "title", "question", "recipe", "seeds", "arms", "paper",
            "similarity");
    private static final List<String> ARM_KEYS = List.of("name", "description", "set");
    private static final List<String> NOT_FOR_ARMS = List.of("name", "seed");

    private final Section study;
    private final String name;
    private final YamlValue.Mapping base;
    private final List<String> sets;

    private StudyPlanReader(Path file, List<String> sets) {
        this.study = Section.of(YamlFile.read(file), KEYS);
        this.name = study.build(() -> StudyPlan.folder(study.text("name", YamlFile.name(file))));
        this.base = base(study, file);
        this.sets = sets;
    }

    /**
     * Reads a study; without a {@code name} it is named after the file.
     *
     * @param sets laid over the recipe of every arm, each {@code KEY=VALUE} as in {@link RecipeReader#read}
     */
    public static StudyPlan read(Path file, List<String> sets) {
        return new StudyPlanReader(file, sets).plan();
    }

    private static YamlValue.Mapping base(Section study, Path file) {
        return switch (study.value("recipe")) {
            case null -> throw study.at("recipe").refuse("missing; a recipe or the path of one is needed");
            case YamlValue.Mapping mapping -> mapping;
            case YamlValue.Scalar scalar when scalar.value() instanceof String path ->
                baseFile(scalar.where(), path, file);
            case YamlValue other -> throw other.where()
                    .refuse(other.shown() + " is neither a recipe nor the path of one");
        };
    }

    /** A recipe that is valid by itself, without what the study gives. */
    private static YamlValue.Mapping baseFile(Where where, String path, Path file) {
        Path relative;
        try {
            relative = Path.of(path);
        } catch (InvalidPathException e) {
            throw where.refuse(Escapes.quote(path) + " is not a path");
        }
        if (path.isBlank() || relative.isAbsolute()) {
            throw where.refuse(Escapes.quote(path) + " is not a path relative to the study's file");
        }
        Path resolved = file.resolveSibling(relative).normalize();
        if (Files.notExists(resolved)) {
            throw where.refuse(resolved + " does not exist");
        }
        YamlValue.Mapping recipe = YamlFile.read(resolved);
        var _ = RecipeBinder.bind(recipe, YamlFile.name(resolved)); // refuses what is wrong in that file
        return recipe.without(NOT_FOR_ARMS);
    }

    private StudyPlan plan() {
        List<Long> seeds = required("seeds").stream().map(Section::seedOf).toList();
        List<StudyPlan.Arm> arms = required("arms").stream().map(this::arm).toList();
        List<YamlValue> paper = study.list("paper");
        List<StudyPlan.PaperFigure> figures = paper == null
                ? List.of()
                : paper.stream().map(StudyPlanReader::figure).toList();
        return study.build(() -> new StudyPlan(name, study.text("title", name), study.text("question", ""), seeds, arms,
                figures, study.flag("similarity", false)));
    }

    private List<YamlValue> required(String key) {
        List<YamlValue> elements = study.list(key);
        if (elements == null) {
            throw study.at(key).refuse("missing; a list is needed");
        }
        return elements;
    }

    private StudyPlan.Arm arm(YamlValue written) {
        Section arm = Section.of(written, ARM_KEYS);
        YamlValue.Mapping set = set(arm);
        YamlValue.Mapping merged = SetOption.applyAll(sets, base.mergedWith("", set));
        for (String key : NOT_FOR_ARMS) {
            YamlValue given = merged.get(key);
            if (given != null) {
                throw given.where().refuse("not allowed in a study; names come from study and arm, seeds from seeds");
            }
        }
        String armName = arm.build(() -> StudyPlan.folder(arm.text("name")));
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", set, flat);
        return arm.build(() -> new StudyPlan.Arm(armName, arm.text("description", ""), flat,
                RecipeBinder.bind(merged, name + "-" + armName)));
    }

    private static YamlValue.Mapping set(Section arm) {
        return switch (arm.value("set")) {
            case null -> new YamlValue.Mapping(arm.at("set"));
            case YamlValue.Mapping mapping -> mapping;
            case YamlValue other -> throw other.where().refuse(other.shown() + " is not a map of a recipe's keys");
        };
    }

    private static void flatten(String path, YamlValue value, Map<String, String> flat) {
        if (value instanceof YamlValue.Mapping mapping && !(path.length() > 0 && mapping.entries().isEmpty())) {
            mapping.entries().forEach((key, inner) -> flatten(path.isEmpty() ? key : path + "." + key, inner, flat));
        } else {
            flat.put(path, value.flow());
        }
    }

    private static StudyPlan.PaperFigure figure(YamlValue written) {
        Section figure = Section.of(written, Section.keys(StudyPlan.PaperFigure.class));
        return figure.build(() -> new StudyPlan.PaperFigure(figure.text("arm"), figure.integer("length"),
                figure.text("exact"), figure.text("note", "")));
    }
}

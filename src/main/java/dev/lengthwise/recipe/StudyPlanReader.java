package dev.lengthwise.recipe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads study files, as strictly as recipes:
 *
 * <pre>{@code
 * title: Does the successor hint help sorting?
 * recipe: ../recipes/sort.yaml           # its name and seed do not count; or a recipe written here, without them
 * threshold: {length: 20, exact: 0.95}   # what a run should reach where it was trained
 * scales:                                # smoke, laptop, paper: seeds, and what differs from the recipe; or seeds alone
 *   laptop: {seeds: [1, 2, 3], set: {train: {steps: 2000}}, note: 20 minutes}
 *   paper:
 *     seeds: [1, 2, 3, 4, 5]
 *     set: {model: {width: 1024, heads: 16}}
 *     arms: {successor: {train: {batch: 512}}}      # where an arm needs something of its own at this scale
 * arms:
 *   - name: control
 *   - name: successor
 *     description: half of each batch asks for the successor
 *     control: control                   # what it is compared with, by default the first arm; or a list; none: with nothing
 *     matches: {arm: control, examples: total}      # a claim that is checked: as many examples, total or main
 *     set: {hints: [{kind: successor, share: 0.5}]}
 * paper:                                 # figures to stand beside ours; they are about the size of the scale paper, and of
 *   - {arm: control, length: 100, exact: < 0.01, note: width 1024}     # one with sameSize: true
 * similarity: true                       # how alike are the arms' representations? default false
 * }</pre>
 *
 * Over the recipe is laid first what the scale sets, then what the arm sets, then what the scale sets for the arm: maps are
 * merged, lists replaced; a task, temper or position whose kind changes starts anew.
 */
public final class StudyPlanReader {
    private static final List<String> KEYS = List.of("name", "title", "question", "recipe", "scales", "scale", "note",
            "seeds", "threshold", "similarity", "arms", "paper");
    private static final String SAME_SIZE = "sameSize";
    private static final List<String> SCALE_KEYS = List.of("seeds", "threshold", "set", "arms", "note", SAME_SIZE);
    private static final List<String> ARM_KEYS = List.of("name", "description", "control", "matches",
            "set");
    private static final List<String> NOT_FOR_ARMS = List.of("name", "seed");

    private final Section study;
    private final String name;
    private final @Nullable Scale scale;
    private final Section scaled; // without entries where the study has no scales
    private final YamlValue.Mapping base;
    private final List<String> sets;

    private StudyPlanReader(Path file, @Nullable Scale asked, List<String> sets) {
        this.study = Section.of(YamlFile.read(file), KEYS);
        this.name = study.build(() -> StudyPlan.folder(study.text("name", YamlFile.name(file))));
        this.scale = Scales.choose(study, asked);
        this.scaled = study.has("scales") && scale != null
                ? study.section("scales", Scales.NAMES).section(scale.toString(), SCALE_KEYS)
                : Section.of(new YamlValue.Mapping(study.at("scales")), SCALE_KEYS);
        this.base = base(study, file).mergedWith("", settings(scaled, "set"));
        this.sets = sets;
    }

    /**
     * Reads a study at a scale; without a {@code name} it is named after the file.
     *
     * @param scale one that the study has; null for {@link Scale#LAPTOP}, or for the one size of a study without scales
     * @param sets laid over the recipe of every arm, each {@code KEY=VALUE} as in {@link RecipeReader#read}; refused for keys that an
     *     arm sets itself, by which arms differ
     */
    public static StudyPlan read(Path file, @Nullable Scale scale, List<String> sets) {
        return new StudyPlanReader(file, scale, sets).plan();
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
        List<Long> seeds = seeds();
        List<YamlValue> written = required(study, "arms");
        List<String> names = written.stream().map(StudyPlanReader::armName).toList();
        Section scaledArms = scaled.section("arms", names);
        List<StudyPlan.Arm> arms = written.stream().map(value -> arm(value, names.getFirst(), scaledArms)).toList();
        sets.forEach(set -> requireSame(SetOption.parse(set), arms));
        List<YamlValue> paper = study.list("paper");
        List<StudyPlan.PaperFigure> figures = paper == null
                ? List.of()
                : paper.stream().map(this::figure).toList();
        return study.build(() -> new StudyPlan(name, study.text("title", name), study.text("question", ""), scale,
                scaled.text("note", study.text("note", "")), seeds, threshold(), study.flag("similarity", false), arms,
                figures));
    }

    /** The scale's, else the study's. */
    private List<Long> seeds() {
        Section holder = scaled.has("seeds") ? scaled : study;
        List<Long> seeds = required(holder, "seeds").stream().map(Section::seedOf).toList();
        return holder.build(() -> {
            StudyPlan.requireDistinct("seeds", seeds);
            return seeds;
        });
    }

    private StudyPlan.@Nullable Threshold threshold() {
        Section holder = scaled.has("threshold") ? scaled : study;
        if (!holder.has("threshold")) {
            return null;
        }
        Section threshold = holder.section("threshold", Section.keys(StudyPlan.Threshold.class));
        return threshold.build(() -> new StudyPlan.Threshold(threshold.integer("length"), threshold.decimal("exact")));
    }

    private static List<YamlValue> required(Section section, String key) {
        List<YamlValue> elements = section.list(key);
        if (elements == null) {
            throw section.at(key).refuse("missing; a list is needed");
        }
        if (elements.isEmpty()) {
            throw section.at(key).refuse("is empty; at least one is needed");
        }
        return elements;
    }

    private static String armName(YamlValue written) {
        Section arm = Section.of(written, ARM_KEYS);
        return arm.build(() -> StudyPlan.folder(arm.text("name")));
    }

    /** @param scaledArms what the scale sets for single arms, by their names */
    private StudyPlan.Arm arm(YamlValue written, String first, Section scaledArms) {
        Section arm = Section.of(written, ARM_KEYS);
        String armName = armName(written);
        YamlValue.Mapping set = settings(arm, "set").mergedWith("", settings(scaledArms, armName));
        YamlValue.Mapping merged = SetOption.applyAll(sets, base.mergedWith("", set));
        for (String key : NOT_FOR_ARMS) {
            YamlValue given = merged.get(key);
            if (given != null) {
                throw given.where().refuse("not allowed in a study; names come from study and arm, seeds from seeds");
            }
        }
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", set, flat);
        return arm.build(() -> new StudyPlan.Arm(armName, arm.text("description", ""),
                armName.equals(first) ? controls(arm, List.of()) : controls(arm, List.of(first)), match(arm), flat,
                RecipeBinder.bind(merged, name + "-" + armName)));
    }

    private static List<String> controls(Section arm, List<String> absent) {
        List<String> controls = arm.textOrTexts("control", absent);
        return controls.equals(List.of(StudyPlan.NO_CONTROL)) ? List.of() : controls;
    }

    private static StudyPlan.@Nullable Match match(Section arm) {
        if (!arm.has("matches")) {
            return null;
        }
        Section match = arm.section("matches", Section.keys(StudyPlan.Match.class));
        return match.build(() -> new StudyPlan.Match(match.text("arm"),
                match.choice("examples", StudyPlan.Match.Examples.TOTAL)));
    }

    /** An option counts for every arm; where arms differ by what it sets, they would be other arms than those described. */
    private static void requireSame(SetOption option, List<StudyPlan.Arm> arms) {
        String key = String.join(".", option.path());
        List<String> own = arms.stream().filter(arm -> arm.set().keySet().stream().anyMatch(set -> overlap(set, key)))
                .map(StudyPlan.Arm::name).toList();
        if (!own.isEmpty()) {
            throw option.where().refuse("arms differ by it (" + String.join(", ", own)
                    + "), and would not if it were set for all; change it in a copy of the study's file");
        }
    }

    /** Whether two paths of keys are the same, or one leads to the other. */
    private static boolean overlap(String path, String other) {
        return (path + ".").startsWith(other + ".") || (other + ".").startsWith(path + ".");
    }

    /** A map of a recipe's keys, without entries if it is not given. */
    private static YamlValue.Mapping settings(Section section, String key) {
        return switch (section.value(key)) {
            case null -> new YamlValue.Mapping(section.at(key));
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

    /** Figures are about the scale paper, and about another one where it says {@code sameSize}; never where --set changes recipes. */
    private StudyPlan.PaperFigure figure(YamlValue written) {
        Section figure = Section.of(written, Section.keys(StudyPlan.PaperFigure.class));
        if (figure.has(SAME_SIZE) && study.has("scales")) {
            throw figure.at(SAME_SIZE).refuse("not allowed beside scales; each scale says it for itself");
        }
        boolean sameSize = sets.isEmpty() && figure.flag(SAME_SIZE, scaled.flag(SAME_SIZE, scale == Scale.PAPER));
        return figure.build(() -> new StudyPlan.PaperFigure(figure.text("arm"), figure.integer("length"),
                figure.text("exact"), figure.text("note", ""), sameSize));
    }
}

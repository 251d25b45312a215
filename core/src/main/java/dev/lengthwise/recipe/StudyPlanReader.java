package dev.lengthwise.recipe;

import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads study files, as strictly as recipes:
 *
 * <pre>{@code
 * title: Does the successor hint help sorting?
 * recipe: sort                           # a shipped one, or a path from this file; its name and seed do not count; or a
 *                                        # recipe written here, without them
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
final class StudyPlanReader {
    private static final List<String> KEYS = List.of("name", "title", "question", "recipe", "scales", "scale", "note",
            "seeds", "threshold", "similarity", "arms", "paper");
    private static final String SAME_SIZE = "sameSize";
    private static final List<String> SCALE_KEYS = List.of("seeds", "threshold", "set", "arms", "note", SAME_SIZE);
    private static final List<String> ARM_KEYS = List.of("name", "description", "control", "matches",
            "set");

    private static final int SCALES_LAYER = 1;
    private static final int ARMS_LAYER = 2;
    private static final int SCALES_ARMS_LAYER = 3;

    private final Section study;
    private final String name;
    private final @Nullable Scale scale;
    private final Section scaled; // without entries where the study has no scales
    private final YamlValue.Mapping base;
    private final boolean baseIsKnown;
    private final List<SetOption> sets;
    private final Mistakes mistakes;

    private StudyPlanReader(YamlValue.Mapping written, Path file, @Nullable Scale scale, List<SetOption> sets,
            Mistakes mistakes) {
        this.mistakes = mistakes;
        this.study = Section.of(written, KEYS, mistakes);
        this.name = study.folder("name", YamlFile.name(file));
        this.scale = scale;
        this.scaled = Scales.section(study, scale, SCALE_KEYS);
        Optional<YamlValue.Mapping> recipe = new BaseRecipe(study, file, mistakes).read();
        this.baseIsKnown = recipe.isPresent();
        this.base = recipe.orElseGet(() -> new YamlValue.Mapping(study.at("recipe"))).mergedWith("",
                settings(scaled, "set", SCALES_LAYER));
        this.sets = sets;
    }

    /**
     * Reads a study at a scale; without a {@code name} it is named after the file. What is wrong at the other scales is refused as well.
     *
     * @param asked one that the study has; null for {@link Scale#LAPTOP}, or for the one size of a study without scales
     * @param sets laid over the recipe of every arm, each {@code KEY=VALUE} as in {@link RecipeReader#read}; refused for keys that an
     *     arm sets itself, by which arms differ
     */
    static StudyPlan read(YamlValue.Mapping written, Path file, @Nullable Scale asked, List<String> sets,
            Mistakes mistakes) {
        Section study = Section.of(written, KEYS, mistakes);
        Scale scale = Scales.choose(study, asked);
        List<SetOption> options = SetOption.parseAll(sets, mistakes);
        StudyPlanReader reader = new StudyPlanReader(written, file, scale, options, mistakes);
        List<StudyPlan.Arm> arms = reader.arms();
        Threshold threshold = reader.threshold();
        List<Long> seeds = reader.seeds(arms.size());
        List<PaperFigure> paper = reader.paper(arms.stream().map(StudyPlan.Arm::name).toList());
        boolean similarity = study.flag("similarity", false);
        String title = study.text("title", reader.name);
        String question = study.text("question", "");
        String note = reader.scaled.text("note", study.text("note", ""));
        reader.checks().check(arms, threshold, similarity);
        for (Scale other : Scales.of(study)) {
            if (other != scale) {
                new StudyPlanReader(written, file, other, List.of(), mistakes.ofAnother()).checkScale();
            }
        }
        mistakes.require();
        return study.build(() -> new StudyPlan(reader.name, title, question, scale, note, seeds, threshold, similarity,
                arms, paper));
    }

    /** What is wrong at this scale alone. */
    private void checkScale() {
        List<StudyPlan.Arm> arms = arms();
        var _ = seeds(arms.size());
        var _ = scaled.text("note", "");
        var _ = scaled.flag(SAME_SIZE, false);
        checks().check(arms, threshold(), false);
    }

    private StudyChecks checks() {
        return new StudyChecks(study, thresholds(), sets, mistakes);
    }

    /** The scale's, else the study's. */
    private List<Long> seeds(int arms) {
        Section holder = scaled.has("seeds") ? scaled : study;
        if (!study.isSure("scales") && !holder.has("seeds")) {
            return List.of(); // they may stand where something is wrong
        }
        var _ = holder.required("seeds");
        List<Long> seeds = holder.each("seeds", List.of(), Scalars::seed);
        if (holder.isSure("seeds")) {
            try {
                StudyPlan.requireDistinct("seeds", seeds);
                StudyPlan.requireFewRuns(arms, seeds.size());
            } catch (IllegalArgumentException e) {
                holder.refuse("seeds", String.valueOf(e.getMessage()).substring("seeds ".length()));
            }
        }
        return seeds;
    }

    /** Where the threshold stands, if there is one. */
    private Section thresholds() {
        return scaled.has("threshold") ? scaled : study;
    }

    private @Nullable Threshold threshold() {
        Section holder = thresholds();
        if (!holder.has("threshold")) {
            return null;
        }
        Section threshold = holder.section("threshold", Section.keys(Threshold.class));
        return threshold.build(() -> new Threshold(threshold.integer("length"), threshold.decimal("exact")));
    }

    private List<StudyPlan.Arm> arms() {
        var _ = study.required("arms");
        List<Section> written = Optional.ofNullable(study.sections("arms", ARM_KEYS)).orElse(List.of());
        List<String> names = written.stream().map(arm -> arm.folder("name")).toList();
        Section scaledArms = scaled.section("arms", names);
        List<StudyPlan.Arm> arms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arms.add(arm(written.get(i), i, names, scaledArms));
        }
        checks().checkOptions(arms);
        return arms;
    }

    /** @param scaledArms what the scale sets for single arms, by their names */
    private StudyPlan.Arm arm(Section arm, int index, List<String> names, Section scaledArms) {
        String armName = names.get(index);
        YamlValue.Mapping set = settings(arm, "set", ARMS_LAYER).mergedWith("",
                settings(scaledArms, armName, SCALES_ARMS_LAYER));
        Mistakes own = mistakes.ofAnother();
        YamlValue.Mapping merged = SetOption.applyAll(sets, base.mergedWith("", set), own);
        for (String key : BaseRecipe.NOT_FOR_ARMS) {
            YamlValue given = merged.get(key);
            if (given != null) {
                mistakes.add(given.where().ofKey()
                        .refuse("not allowed in a study; names come from study and arm, seeds from seeds"));
            }
        }
        if (!baseIsKnown) {
            own.doubt("");
        }
        Recipe recipe = RecipeBinder.bind(merged.without(BaseRecipe.NOT_FOR_ARMS), name + "-" + armName, own);
        if (!own.isSure("")) {
            mistakes.doubt("arms." + index + ".set");
        }
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", set, flat);
        return arm.build(() -> new StudyPlan.Arm(arm.folder("name"), arm.text("description", ""),
                controls(arm, index == 0 ? List.of() : names.subList(0, 1)), match(arm), flat, recipe));
    }

    private static List<String> controls(Section arm, List<String> absent) {
        List<String> controls = arm.textOrTexts("control", absent);
        return controls.equals(List.of(StudyPlan.NO_CONTROL)) ? List.of() : controls;
    }

    private static @Nullable Match match(Section arm) {
        if (!arm.has("matches")) {
            return null;
        }
        Section match = arm.section("matches", Section.keys(Match.class));
        return match.build(() -> new Match(match.text("arm"),
                match.choice("examples", Match.Examples.TOTAL)));
    }

    /** A map of a recipe's keys, without entries if it is not given. */
    private static YamlValue.Mapping settings(Section section, String key, int layer) {
        return switch (section.value(key)) {
            case null -> new YamlValue.Mapping(section.at(key));
            case YamlValue.Mapping mapping -> mapping.onLayer(layer);
            case YamlValue other -> {
                section.refuse(key, other.shown() + " is not a map of a recipe's keys");
                yield new YamlValue.Mapping(other.where());
            }
        };
    }

    private static void flatten(String path, YamlValue value, Map<String, String> flat) {
        if (value instanceof YamlValue.Mapping mapping && !(path.length() > 0 && mapping.entries().isEmpty())) {
            mapping.entries().forEach((key, inner) -> flatten(path.isEmpty() ? key : path + "." + key, inner, flat));
        } else {
            flat.put(path, value.flow());
        }
    }

    /** @param arms the names that a figure may have */
    private List<PaperFigure> paper(List<String> arms) {
        List<Section> written = study.sections("paper", Section.keys(PaperFigure.class));
        return written == null ? List.of() : written.stream().map(figure -> figure(figure, arms)).toList();
    }

    /** Figures are about the scale paper, and about another one where it says {@code sameSize}; never where --set changes recipes. */
    private PaperFigure figure(Section figure, List<String> arms) {
        if (figure.has(SAME_SIZE) && study.has("scales")) {
            figure.refuse(SAME_SIZE, "not allowed beside scales; each scale says it for itself");
        }
        boolean asWritten = figure.flag(SAME_SIZE, scaled.flag(SAME_SIZE, scale == Scale.PAPER));
        PaperFigure built = figure.build(() -> new PaperFigure(figure.text("arm"),
                figure.integer("length"), figure.text("exact"), figure.text("note", ""),
                sets.isEmpty() && asWritten));
        if (figure.isSure("arm") && !arms.contains(built.arm())) {
            figure.refuse("arm",
                    Escapes.quote(built.arm()) + " is not one of the arms " + String.join(", ", arms));
        }
        return built;
    }
}

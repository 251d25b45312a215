package dev.lengthwise.recipe;

import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.Threshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads study files, as strictly as recipes:
 *
 * <pre>{@code
 * title: Does the successor hint help sorting?
 * recipe: sort                           # a shipped one, or a path from this file; its name and seed do not count; or a
 *                                        # recipe written here, without them
 * threshold: {length: 20, exact: 0.95}   # what a run should reach where it was trained
 * endpoint: {metric: log2-n50, treatment: successor, control: control, margin: 0.26}      # what decides, and by which rule
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
    private static final List<String> KEYS = Section.keys(StudyFileKeys.class);
    private static final List<String> SCALE_KEYS = Section.keys(StudyFileKeys.OfScale.class);

    private static final int SCALES_LAYER = 1;
    private static final int ARMS_LAYER = 2;
    private static final int SCALES_ARMS_LAYER = 3;

    private final Section study;
    private final StudyFileKeys keys;
    private final @Nullable Scale scale;
    private final Section scaled; // without entries where the study has no scales
    private final StudyFileKeys.OfScale scaledKeys;
    private final YamlValue.Mapping base;
    private final boolean baseIsKnown;
    private final List<SetOption> sets;
    private final Mistakes mistakes;

    private StudyPlanReader(YamlValue.Mapping written, Path file, @Nullable Scale scale, List<SetOption> sets,
            Mistakes mistakes) {
        this.mistakes = mistakes;
        this.study = Section.of(written, KEYS, mistakes);
        this.scale = scale;
        this.scaled = Scales.section(study, scale, SCALE_KEYS);
        this.scaledKeys = KeyReader.read(scaled, StudyFileKeys.OfScale.class);
        this.keys = KeyReader.read(study, StudyFileKeys.class, Map.of("name",
                () -> study.folder("name", YamlFile.name(file))));
        Optional<YamlValue.Mapping> recipe = new BaseRecipe(study, file, mistakes).read();
        this.baseIsKnown = recipe.isPresent();
        this.base = recipe.orElseGet(() -> new YamlValue.Mapping(study.at("recipe"))).mergedWith("",
                scaledKeys.set().onLayer(SCALES_LAYER));
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
        StudyFileKeys keys = reader.keys;
        List<StudyPlan.Arm> arms = reader.arms();
        Threshold threshold = reader.threshold();
        List<Long> seeds = reader.seeds(arms.size());
        List<PaperFigure> paper = reader.paper(arms.stream().map(StudyPlan.Arm::name).toList());
        reader.checks().check(arms, threshold, keys.similarity());
        Endpoint endpoint = reader.endpoint(arms);
        for (Scale other : Scales.of(study)) {
            if (other != scale) {
                new StudyPlanReader(written, file, other, List.of(), mistakes.ofAnother()).checkScale();
            }
        }
        mistakes.require();
        String note = Objects.requireNonNullElse(reader.scaledKeys.note(), keys.note());
        return study.build(() -> new StudyPlan(keys.name(), keys.title(), keys.question(), scale, note, seeds,
                threshold, endpoint, keys.similarity(), arms, paper));
    }

    /** What is wrong at this scale alone. */
    private void checkScale() {
        List<StudyPlan.Arm> arms = arms();
        var _ = seeds(arms.size());
        checks().check(arms, threshold(), false);
        var _ = endpoint(arms);
    }

    private StudyChecks checks() {
        return new StudyChecks(study, thresholds(), sets, mistakes);
    }

    /** The scale's, else the study's. */
    private List<Long> seeds(int arms) {
        boolean scales = scaledKeys.seeds() != null;
        Section holder = scales ? scaled : study;
        if (!study.isSure("scales") && !scales && !study.has("seeds")) {
            return List.of(); // they may stand where something is wrong
        }
        var _ = holder.required("seeds");
        List<Long> seeds = Objects.requireNonNullElse(scales ? scaledKeys.seeds() : keys.seeds(), List.of());
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
        return scaledKeys.threshold() == null ? keys.threshold() : scaledKeys.threshold();
    }

    /** The scale's, else the study's, if it fits the arms; nothing is said of arms that are wrong themselves. */
    private @Nullable Endpoint endpoint(List<StudyPlan.Arm> arms) {
        Endpoint endpoint = scaledKeys.endpoint() == null ? keys.endpoint() : scaledKeys.endpoint();
        Section holder = scaledKeys.endpoint() == null ? study : scaled;
        boolean sure = holder.isSure("endpoint") && IntStream.range(0, arms.size())
                .allMatch(arm -> mistakes.isSure("arms." + arm + ".name") && mistakes.isSure("arms." + arm + ".set"));
        if (endpoint != null && sure) {
            try {
                StudyPlan.requireEndpoint(endpoint, arms);
            } catch (IllegalArgumentException e) {
                holder.refuse("endpoint", String.valueOf(e.getMessage()).substring("endpoint ".length()));
            }
        }
        return endpoint;
    }

    private List<StudyPlan.Arm> arms() {
        List<Section> written = Optional.ofNullable(study.sections("arms", Section.keys(StudyFileKeys.OfArm.class)))
                .orElse(List.of());
        List<String> names = keys.arms().stream().map(StudyFileKeys.OfArm::name).toList();
        Section scaledArms = scaled.section("arms", names);
        List<StudyPlan.Arm> arms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            arms.add(arm(written.get(i), i, names, scaledArms));
        }
        checks().checkOptions(arms);
        return arms;
    }

    /** @param scaledArms what the scale sets for single arms, by their names */
    private StudyPlan.Arm arm(Section section, int index, List<String> names, Section scaledArms) {
        StudyFileKeys.OfArm arm = keys.arms().get(index);
        YamlValue.Mapping set = arm.set().onLayer(ARMS_LAYER).mergedWith("",
                scaledArms.mapping(arm.name(), BaseRecipe.WHOSE).onLayer(SCALES_ARMS_LAYER));
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
        Recipe recipe = RecipeBinder.bind(merged.without(BaseRecipe.NOT_FOR_ARMS), keys.name() + "-" + arm.name(), own);
        if (!own.isSure("")) {
            mistakes.doubt("arms." + index + ".set");
        }
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", set, flat);
        return section.build(() -> new StudyPlan.Arm(arm.name(), arm.description(),
                controls(arm, index == 0 ? List.of() : names.subList(0, 1)), arm.matches(), flat, recipe));
    }

    private static List<String> controls(StudyFileKeys.OfArm arm, List<String> absent) {
        List<String> controls = arm.control() == null ? absent : arm.control().all();
        return controls.equals(List.of(StudyPlan.NO_CONTROL)) ? List.of() : controls;
    }

    private static void flatten(String path, YamlValue value, Map<String, String> flat) {
        if (value instanceof YamlValue.Mapping mapping && !(path.length() > 0 && mapping.entries().isEmpty())) {
            mapping.entries().forEach((key, inner) -> flatten(path.isEmpty() ? key : path + "." + key, inner, flat));
        } else {
            flat.put(path, value.flow());
        }
    }

    /**
     * Figures are about the scale paper, and about another one where it says {@code sameSize}; never where --set changes recipes.
     *
     * @param arms the names that a figure may have
     */
    private List<PaperFigure> paper(List<String> arms) {
        boolean size = scaledKeys.sameSize() == null ? scale == Scale.PAPER : scaledKeys.sameSize();
        List<PaperFigure> paper = new ArrayList<>();
        for (StudyFileKeys.Figure figure : keys.paper()) {
            String key = "paper." + paper.size();
            if (figure.sameSize() != null && study.has("scales")) {
                study.refuse(key + ".sameSize", "not allowed beside scales; each scale says it for itself");
            }
            if (study.isSure(key + ".arm") && !arms.contains(figure.arm())) {
                study.refuse(key + ".arm",
                        Escapes.quote(figure.arm()) + " is not one of the arms " + String.join(", ", arms));
            }
            paper.add(figure.figure(sets.isEmpty() && (figure.sameSize() == null ? size : figure.sameSize())));
        }
        return paper;
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.key.Keys;
import dev.lengthwise.recipe.Escapes;
import dev.lengthwise.recipe.KeyReader;
import dev.lengthwise.recipe.LengthRange;
import dev.lengthwise.recipe.Mistakes;
import dev.lengthwise.recipe.PlanKind;
import dev.lengthwise.recipe.RecipeBinder;
import dev.lengthwise.recipe.Scalars;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.Scales;
import dev.lengthwise.recipe.Section;
import dev.lengthwise.recipe.YamlFile;
import dev.lengthwise.recipe.YamlValue;
import dev.lengthwise.task.InputFamily;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads studies of constructed models, as strictly as recipes:
 *
 * <pre>{@code
 * kind: construction-gap
 * title: Where arithmetic ends the construction
 * scales:                                 # or, for a study of one size, none of this
 *   smoke:
 *     sweeps: {sort: {lengths: [1, 5], samples: 1}}       # laid over the sweeps of these names; others stay as they are
 *     without: [long]                                     # sweeps that are left out
 *     note: seconds
 * sweeps:
 *   - name: sort
 *     task: {kind: sort, values: 10}
 *     maxLength: 2000                     # L, that the construction is made for
 *     beta: [0.5, 1, 2]                   # softmaxes: scores times β · ln n,
 *     plain: [100]                        # and plain ones, with scores as inputs up to that length need them
 *     precisions: [fp64, bf16]            # default: all there are
 *     families: [uniform, one-value]      # default: all that the task has
 *     lengths: [1, 10, 100, 1000]         # or {from: 1, to: 2000}
 *     samples: 2
 *     attention: [10, 100]                # where the mass on the right key is measured; default nowhere
 * }</pre>
 */
final class GapPlanReader {
    private static final List<String> KEYS = Keys.ofKinds(Map.of(GapFileKeys.KIND, GapFileKeys.class));
    private static final List<String> SCALE_KEYS = Keys.names(GapFileKeys.OfScale.class);
    private static final List<String> SWEEP_KEYS = Keys.names(GapPlan.Sweep.class);

    private GapPlanReader() {
    }

    /**
     * Reads a study; null where something is wrong.
     *
     * @param asked as in {@link PlanKind#read}; what is wrong at the other scales is refused as well
     */
    static @Nullable GapPlan read(YamlValue.Mapping written, Path file, @Nullable Scale asked, Mistakes mistakes) {
        Section study = Section.of(written, KEYS, mistakes);
        Scale scale = Scales.choose(study, asked);
        GapPlan plan = read(study, file, scale, mistakes);
        for (Scale other : Scales.of(study)) {
            if (other != scale) {
                var _ = read(Section.of(written, KEYS, mistakes), file, other, mistakes); // what is wrong there
            }
        }
        return plan;
    }

    /** Null where something is wrong. */
    private static @Nullable GapPlan read(Section study, Path file, @Nullable Scale scale, Mistakes mistakes) {
        Section scaled = Scales.section(study, scale, SCALE_KEYS);
        GapFileKeys keys = KeyReader.read(study, GapFileKeys.class,
                Map.of("name", () -> study.folder("name", YamlFile.name(file))));
        List<Section> whole = Optional.ofNullable(study.sections("sweeps", SWEEP_KEYS)).orElse(List.of());
        List<String> names = whole.stream().map(sweep -> sweep.folder("name")).toList();
        GapFileKeys.OfScale scaledKeys = KeyReader.read(scaled, GapFileKeys.OfScale.class, Map.of("without",
                () -> scaled.each("without", List.of(), word -> Scalars.word(word, names))));
        Section overlays = scaled.section("sweeps", names);
        List<GapPlan.Sweep> sweeps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!scaledKeys.without().contains(names.get(i))) {
                sweeps.add(sweep(laid(whole.get(i).all(), overlays, names.get(i)), "sweeps." + i, mistakes));
            }
        }
        requireDistinct(study, names);
        String note = Objects.requireNonNullElse(scaledKeys.note(), keys.note());
        return mistakes.isEmpty()
                ? study.build(() -> new GapPlan(keys.name(), keys.title(), keys.question(), scale, note, keys.seed(),
                        sweeps))
                : null;
    }

    private static void requireDistinct(Section study, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (study.isSure("sweeps." + i + ".name") && names.indexOf(names.get(i)) < i) {
                study.refuse("sweeps." + i + ".name",
                        Escapes.quote(names.get(i)) + " occurs twice; each sweep needs its own name");
            }
        }
    }

    /** A sweep with what a scale lays over it. */
    private static YamlValue laid(YamlValue sweep, Section overlays, String name) {
        if (!overlays.has(name)) {
            return sweep;
        }
        Section overlay = overlays.section(name, SWEEP_KEYS);
        if (overlay.has("name")) {
            overlay.refuse("name", "not allowed here; a sweep has one name at all scales");
        }
        return sweep.overlaidBy("", overlay.all().without(List.of("name")).onLayer(1));
    }

    private static GapPlan.Sweep sweep(YamlValue value, String path, Mistakes mistakes) {
        Section sweep = Section.of(value, SWEEP_KEYS, mistakes, path);
        List<InputFamily> fitting = RecipeBinder.task(sweep).task().families();
        List<String> words = fitting.stream().map(InputFamily::toString).toList();
        return KeyReader.read(sweep, GapPlan.Sweep.class, Map.of("beta", () -> betas(sweep), "families",
                () -> sweep.each("families", fitting, word -> fitting.get(words.indexOf(Scalars.word(word, words)))),
                "lengths", () -> lengths(sweep)));
    }

    /** One that stands for what is wrong, where there is no other softmax. */
    private static List<Double> betas(Section sweep) {
        List<Double> betas = sweep.each("beta", List.of(), Scalars::number);
        return betas.isEmpty() && !sweep.isSure("beta", "plain") ? List.of(1.0) : betas;
    }

    private static List<Integer> lengths(Section sweep) {
        if (!(sweep.value("lengths") instanceof YamlValue.Mapping)) {
            return sweep.lengths("lengths", sweep.isSure("lengths") ? List.of() : List.of(1));
        }
        Section range = sweep.section("lengths", List.of("from", "to"));
        int from = range.integer("from");
        int to = range.integer("to");
        if (!range.isSure("from", "to")) {
            return List.of(1);
        }
        try {
            return new LengthRange(from, to, 1).lengths();
        } catch (IllegalArgumentException e) {
            sweep.refuse("lengths", String.valueOf(e.getMessage()));
            return List.of(1);
        }
    }
}

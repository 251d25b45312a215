package dev.lengthwise.gap;

import dev.lengthwise.recipe.Escapes;
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
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final List<String> KEYS = List.of("kind", "name", "title", "question", "note", "scale", "scales",
            "seed", "sweeps");
    private static final List<String> SCALE_KEYS = List.of("note", "sweeps", "without");
    private static final List<String> SWEEP_KEYS = List.of("name", "description", "task", "maxLength", "beta", "plain",
            "precisions", "families", "lengths", "samples", "attention");
    /** From fine to coarse. */
    private static final List<Precision> ARITHMETICS = List.of(Precision.FP64, Precision.FP32, Precision.FP16,
            Precision.BF16, Precision.ALL_FP16, Precision.ALL_BF16);
    private static final List<String> PRECISIONS = ARITHMETICS.stream().map(Precision::toString).toList();

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
        List<YamlValue> written = study.list("sweeps");
        if ((written == null || written.isEmpty()) && study.isSure("sweeps")) {
            study.refuse("sweeps", "missing; at least one sweep is needed");
        }
        List<Section> whole = Optional.ofNullable(study.sections("sweeps", SWEEP_KEYS)).orElse(List.of());
        List<String> names = whole.stream().map(sweep -> sweep.folder("name")).toList();
        Section overlays = scaled.section("sweeps", names);
        List<String> without = scaled.each("without", List.of(), word -> Scalars.word(word, names));
        List<GapPlan.Sweep> sweeps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!without.contains(names.get(i))) {
                sweeps.add(sweep(laid(whole.get(i).all(), overlays, names.get(i)), "sweeps." + i, mistakes));
            }
        }
        String name = study.folder("name", YamlFile.name(file));
        String title = study.text("title", name);
        String question = study.text("question", "");
        String note = scaled.text("note", study.text("note", ""));
        long seed = study.seed("seed", 1);
        requireDistinct(study, names);
        return mistakes.isEmpty()
                ? study.build(() -> new GapPlan(name, title, question, scale, note, seed, sweeps))
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
        TaskConfig task = RecipeBinder.task(sweep);
        List<InputFamily> fitting = task.task().families();
        return sweep.build(() -> new GapPlan.Sweep(sweep.folder("name"), sweep.text("description", ""), task,
                sweep.integer("maxLength"), softmaxes(sweep),
                sweep.each("precisions", ARITHMETICS, word -> ARITHMETICS.get(index(word, PRECISIONS))),
                sweep.each("families", fitting,
                        word -> fitting.get(index(word, fitting.stream().map(InputFamily::toString).toList()))),
                lengths(sweep), sweep.integer("samples", 1), sweep.lengths("attention", List.of())));
    }

    private static int index(YamlValue word, List<String> words) {
        return words.indexOf(Scalars.word(word, words));
    }

    private static List<Softmax> softmaxes(Section sweep) {
        List<Softmax> softmaxes = new ArrayList<>();
        for (int madeFor : sweep.each("plain", List.<Integer>of(), Scalars::integer)) {
            softmaxes.add(new Softmax.Plain(madeFor));
        }
        for (double beta : sweep.each("beta", List.<Double>of(), Scalars::number)) {
            softmaxes.add(new Softmax.LogLength(beta));
        }
        return softmaxes.isEmpty() && !sweep.isSure("beta", "plain") ? List.of(new Softmax.LogLength(1)) : softmaxes;
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

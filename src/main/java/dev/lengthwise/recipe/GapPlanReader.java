package dev.lengthwise.recipe;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads studies of weights by hand, as strictly as recipes:
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
public final class GapPlanReader {
    private static final List<String> KEYS = List.of("kind", "name", "title", "question", "note", "scale", "scales",
            "seed", "sweeps");
    private static final List<String> SCALE_KEYS = List.of("note", "sweeps", "without");
    private static final List<String> SWEEP_KEYS = List.of("name", "description", "task", "maxLength", "beta", "plain",
            "precisions", "families", "lengths", "samples", "attention");
    /** From fine to coarse. */
    private static final List<Precision> ARITHMETICS = List.of(Precision.FP64, Precision.FP32, Precision.FP16,
            Precision.BF16, Precision.ALL_FP16, Precision.ALL_BF16);
    private static final List<String> PRECISIONS = ARITHMETICS.stream().map(Precision::toString).toList();
    private static final List<String> FAMILIES = Arrays.stream(InputFamily.values()).map(InputFamily::toString)
            .toList();

    private GapPlanReader() {
    }

    /** @param asked as in {@link Plan#read} */
    static GapPlan read(Path file, @Nullable Scale asked) {
        Section study = Section.of(YamlFile.read(file), KEYS);
        String name = study.build(() -> StudyPlan.folder(study.text("name", YamlFile.name(file))));
        Scale scale = Scales.choose(study, asked);
        Section scaled = study.has("scales") && scale != null
                ? study.section("scales", Scales.NAMES).section(scale.toString(), SCALE_KEYS)
                : Section.of(new YamlValue.Mapping(study.at("scales")), SCALE_KEYS);
        List<YamlValue> written = study.list("sweeps");
        if (written == null || written.isEmpty()) {
            throw study.at("sweeps").refuse("missing; at least one sweep is needed");
        }
        List<String> names = written.stream().map(sweep -> Section.of(sweep, SWEEP_KEYS).text("name")).toList();
        Section overlays = scaled.section("sweeps", names);
        List<String> without = words(scaled, "without", names, List.of());
        List<GapPlan.Sweep> sweeps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!without.contains(names.get(i))) {
                YamlValue overlay = overlays.value(names.get(i));
                sweeps.add(sweep(
                        overlay == null ? written.get(i) : written.get(i).overlaidBy("", overlay(overlay))));
            }
        }
        return study.build(() -> new GapPlan(name, study.text("title", name), study.text("question", ""), scale,
                scaled.text("note", study.text("note", "")), study.seed("seed", 1), sweeps));
    }

    private static YamlValue overlay(YamlValue value) {
        Section overlay = Section.of(value, SWEEP_KEYS);
        if (overlay.has("name")) {
            throw overlay.at("name").refuse("not allowed here; a sweep has one name at all scales");
        }
        return value;
    }

    private static GapPlan.Sweep sweep(YamlValue value) {
        Section sweep = Section.of(value, SWEEP_KEYS);
        TaskConfig task = RecipeBinder.task(sweep);
        List<String> fitting = InputFamily.of(Tasks.create(task)).stream().map(InputFamily::toString).toList();
        return sweep.build(() -> new GapPlan.Sweep(sweep.text("name"), sweep.text("description", ""), task,
                sweep.integer("maxLength"), softmaxes(sweep),
                words(sweep, "precisions", PRECISIONS, PRECISIONS).stream().map(GapPlanReader::precision).toList(),
                words(sweep, "families", FAMILIES, fitting).stream()
                        .map(word -> InputFamily.values()[FAMILIES.indexOf(word)]).toList(),
                lengths(sweep), sweep.integer("samples", 1), sweep.integers("attention", List.of())));
    }

    private static List<Softmax> softmaxes(Section sweep) {
        List<Softmax> softmaxes = new ArrayList<>();
        for (int madeFor : sweep.integers("plain", List.of())) {
            softmaxes.add(sweep.build(() -> new Softmax.Plain(madeFor)));
        }
        for (double beta : sweep.decimals("beta", List.of())) {
            softmaxes.add(sweep.build(() -> new Softmax.LogLength(beta)));
        }
        return softmaxes;
    }

    private static Precision precision(String word) {
        return ARITHMETICS.get(PRECISIONS.indexOf(word));
    }

    private static List<Integer> lengths(Section sweep) {
        if (!(sweep.value("lengths") instanceof YamlValue.Mapping)) {
            return sweep.integers("lengths", List.of());
        }
        Section range = sweep.section("lengths", List.of("from", "to"));
        return IntStream.rangeClosed(range.integer("from"), range.integer("to")).boxed().toList();
    }

    private static List<String> words(Section section, String key, List<String> allowed, List<String> absent) {
        List<YamlValue> elements = section.list(key);
        if (elements == null) {
            return absent;
        }
        List<String> words = new ArrayList<>();
        for (YamlValue element : elements) {
            if (!(element instanceof YamlValue.Scalar scalar && scalar.value() instanceof String text
                    && allowed.contains(text))) {
                throw element.where().refuse(element.shown() + " is not allowed; one of " + String.join(", ", allowed));
            }
            words.add(text);
        }
        return words;
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.KeyMass;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.study.EvaluationJson;
import dev.lengthwise.study.Json;
import dev.lengthwise.study.JsonFields;
import dev.lengthwise.study.StudyFolder;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was kept of a study of weights by hand: {@code study.yaml} and {@code results.json}, as under {@code docs/results}. */
public final class KeptGap {
    private static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    private KeptGap() {
    }

    /** Whether a folder's plan is one of weights by hand. */
    public static boolean isIn(Path folder) {
        Path plan = new StudyFolder(folder).plan();
        return Files.exists(plan) && Plan.kind(plan).equals(Optional.of(GapPlanKind.WORD));
    }

    /**
     * Reads it: what {@link GapJson} wrote.
     *
     * @param folder one that it {@linkplain #isIn is in}
     * @throws DamagedFileException where the results cannot be what was written
     */
    public static GapResult read(Path folder) throws IOException {
        StudyFolder files = new StudyFolder(folder);
        if (!(READER.read(files.plan(), null, List.of()) instanceof GapPlan plan)) {
            throw new RecipeException(files.plan() + ": this is not a study of constructed models");
        }
        if (!Files.exists(files.results())) {
            throw new RecipeException(
                    files.results() + " does not exist; the folder of a study that has ended is needed");
        }
        return Json.readFields(files.results(), kept -> result(plan, kept));
    }

    private static GapResult result(GapPlan plan, JsonFields kept) {
        List<JsonFields> sweeps = kept.objects("sweeps");
        List<String> names = plan.sweeps().stream().map(GapPlan.Sweep::name).toList();
        if (!sweeps.stream().map(sweep -> sweep.text("sweep")).toList().equals(names)) {
            throw kept.refuse("sweeps", "one for each of " + String.join(", ", names));
        }
        Map<String, String> manifest = new LinkedHashMap<>();
        JsonFields shown = kept.object("manifest");
        shown.node().propertyNames().forEach(key -> manifest.put(key, shown.text(key)));
        return new GapResult(plan.title(), plan.question(), IntStream.range(0, names.size())
                .mapToObj(i -> sweep(plan.sweeps().get(i), sweeps.get(i))).toList(), manifest);
    }

    private static GapSweep sweep(GapPlan.Sweep sweep, JsonFields kept) {
        List<GapCell> cells = kept.objects("cells").stream().map(KeptGap::cell).toList();
        List<String> asked = sweep.cells().stream().map(GapPlan.Cell::label).toList();
        if (!cells.stream().map(cell -> String.join(" ", sweep.name(), cell.precision(), cell.softmax(), cell.family()))
                .toList().equals(asked)) {
            throw kept.refuse("cells", "the cells of study.yaml, in its order");
        }
        return GapSweep.of(sweep, kept.text("construction"), cells,
                kept.objects("attention").stream().map(KeptGap::mass).toList());
    }

    private static GapCell cell(JsonFields kept) {
        if (!kept.required("done").isBoolean()) {
            throw kept.refuse("done", "true or false");
        }
        return new GapCell(kept.text("precision"), kept.text("softmax"), kept.text("family"),
                EvaluationJson.readBrief(kept), kept.required("done").asBoolean(), forecast(kept, "sureBelow"),
                forecast(kept, "wrongFrom"),
                kept.required("why").isNull() || kept.text("why").equals(GapCell.UNKNOWN)
                        ? Optional.empty()
                        : Optional.of(limit(kept, "why")),
                Arrays.stream(GapCell.Agreement.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kept.text("agreement"))).findFirst()
                        .orElseThrow(() -> kept.refuse("agreement", "one of yes, earlier, later")));
    }

    private static Optional<Forecast> forecast(JsonFields kept, String key) {
        if (kept.required(key).isNull()) {
            return Optional.empty();
        }
        JsonFields forecast = kept.object(key);
        return Optional.of(new Forecast(forecast.small("length", 0), limit(forecast, "limit")));
    }

    private static Limit limit(JsonFields kept, String key) {
        return Arrays.stream(Limit.values()).filter(limit -> limit.words().equals(kept.text(key))).findFirst()
                .orElseThrow(() -> kept.refuse(key, "one of "
                        + String.join("; ", Arrays.stream(Limit.values()).map(Limit::words).toList())));
    }

    private static GapMass mass(JsonFields kept) {
        return new GapMass(kept.text("softmax"), kept.text("family"), kept.small("length", 1),
                keys(kept.object("measured")), keys(kept.object("formula")));
    }

    private static KeyMass keys(JsonFields kept) {
        return new KeyMass(kept.number("first"), kept.number("successor"), kept.number("equal"));
    }
}

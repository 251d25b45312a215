package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.KeyMass;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.study.EvaluationJson;
import dev.lengthwise.study.Json;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results of a study of weights by hand as one JSON document: every cell and length with its counts and first errors, and theory beside it. */
public final class GapJson {
    private GapJson() {
    }

    /** @param report the page that shows the same */
    public static String of(GapResult result, Path report) {
        ObjectNode node = Json.object().put("study", result.title()).put("question", result.question());
        node.putPOJO("findings", result.findings());
        ArrayNode sweeps = node.putArray("sweeps");
        for (GapSweep sweep : result.sweeps()) {
            ObjectNode each = sweeps.addObject().put("sweep", sweep.name()).put("construction", sweep.construction())
                    .put("description", sweep.description()).put("samples", sweep.samples());
            ArrayNode cells = each.putArray("cells");
            sweep.cells().forEach(cell -> add(cell, cells.addObject()));
            ArrayNode masses = each.putArray("attention");
            sweep.masses().forEach(mass -> add(mass, masses.addObject()));
        }
        node.putPOJO("manifest", result.manifest());
        node.put("report", report.toString());
        return Json.pretty(node);
    }

    private static void add(GapCell cell, ObjectNode node) {
        node.put("precision", cell.precision()).put("softmax", cell.softmax()).put("family", cell.family()).put("done",
                cell.done());
        Optional<LengthResult> failure = cell.firstFailure();
        node.put("firstFailure", failure.isEmpty() ? null : failure.get().length());
        node.put("firstWrongDecision", cell.firstWrongDecision().orElse(null));
        node.put("why", cell.why().isEmpty() ? null : cell.why());
        add(cell.sureBelow(), "sureBelow", node);
        add(cell.wrongFrom(), "wrongFrom", node);
        node.put("agreement", cell.agreement().name().toLowerCase(Locale.ROOT));
        node.put("longest", cell.longest());
        EvaluationJson.writeBrief(cell.results(), node);
    }

    private static void add(Optional<Forecast> forecast, String name, ObjectNode node) {
        if (forecast.isEmpty()) {
            node.putNull(name);
        } else {
            node.putObject(name).put("length", forecast.get().length()).put("limit", forecast.get().limit().words());
        }
    }

    private static void add(GapMass mass, ObjectNode node) {
        node.put("softmax", mass.softmax()).put("family", mass.family()).put("length", mass.length());
        add(mass.measured(), node.putObject("measured"));
        add(mass.formula(), node.putObject("formula"));
    }

    private static void add(KeyMass mass, ObjectNode node) {
        node.put("first", mass.first()).put("successor", mass.successor()).put("equal", mass.equal());
    }
}

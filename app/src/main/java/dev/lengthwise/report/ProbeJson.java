package dev.lengthwise.report;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.Claim;
import dev.lengthwise.probe.ExampleView;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.probe.LayerVerdict;
import dev.lengthwise.probe.LinearScore;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.Part;
import dev.lengthwise.probe.Patching;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.statistics.Rate;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found inside of models as JSON: {@code probe.json}, and the numbers behind the page. Six decimals; null for NaN. */
public final class ProbeJson {
    private static final double DIGITS = 1e6;

    private ProbeJson() {
    }

    /** The whole of it. */
    public static ObjectNode of(ProbeResult result) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("task", result.task()).put("trainedUpTo", result.plan().trained().max())
                .put("samples", result.plan().samples()).put("seed", result.plan().seed());
        result.plan().lengths().forEach(node.putArray("lengths")::add);
        result.plan().attentionLengths().forEach(node.putArray("attentionLengths")::add);
        ArrayNode runs = node.putArray("runs");
        result.models().forEach(model -> {
            ObjectNode run = runs.addObject().put("run", model.folder()).put("name", model.name())
                    .put("about", model.about());
            ArrayNode trained = run.putArray("trainedLengths");
            model.trained().spans().forEach(
                    span -> trained.addObject().put("min", span.min()).put("max", span.max()));
            write(model.probe(), run);
            ObjectNode right = run.putObject("rightKey");
            for (RightKey.Wanted wanted : RightKey.Wanted.values()) {
                RightKey.of(model.probe(), model.trained(), wanted).ifPresent(
                        key -> rightKey(key, right.putObject(wanted.name().toLowerCase(Locale.ROOT))));
            }
        });
        return node;
    }

    private static void write(ModelProbe probe, ObjectNode into) {
        into.put("depth", probe.depth()).put("heads", probe.heads()).put("tempered", probe.tempered());
        ArrayNode verdicts = into.putArray("verdicts");
        probe.verdicts().forEach((length, layers) -> layers.forEach(layer -> verdict(length, layer, verdicts)));
        ArrayNode primitives = into.putArray("primitives");
        probe.primitives().forEach(rate -> primitive(rate, primitives.addObject().put("length", rate.length())));
        ArrayNode attention = into.putArray("attention");
        probe.attention().forEach(rate -> attention(rate, attention.addObject()));
        ObjectNode linear = into.putObject("linear").put("longer", probe.longerLength());
        ArrayNode scores = linear.putArray("scores");
        probe.linear().forEach(score -> linear(score, scores.addObject()));
        ArrayNode knockouts = into.putArray("knockouts");
        probe.knockouts().forEach(knockout -> knockout(knockout, knockouts.addObject()));
        probe.patching().ifPresentOrElse(patching -> patching(patching, probe.words(), into.putObject("patching")),
                () -> into.putNull("patching"));
        ArrayNode examples = into.putArray("examples");
        probe.examples().forEach(example -> example(example, examples.addObject()));
    }

    private static void rightKey(RightKey key, ObjectNode into) {
        into.put("layer", key.layer()).put("head", key.head());
        ArrayNode masses = into.putArray("mass");
        key.rates()
                .forEach(rate -> put(masses.addObject().put("length", rate.length()), "mass", key.what().mass(rate)));
    }

    private static void verdict(int length, LayerVerdict verdict, ArrayNode into) {
        ObjectNode node = into.addObject().put("length", length).put("layer", verdict.layer());
        ArrayNode shown = node.putArray("shown");
        verdict.shown().forEach(rate -> primitive(rate, shown.addObject()));
        node.put("paper", verdict.paper()).put("agreement", verdict.agreement().name().toLowerCase(Locale.ROOT));
    }

    private static void primitive(PrimitiveRate rate, ObjectNode into) {
        claim(rate.claim(), into.put("hook", rate.hook()).put("basis", rate.basis().toString()));
        rate(rate.shown(), into);
        rate(rate.chance(), into.putObject("chance"));
    }

    private static void claim(Claim claim, ObjectNode into) {
        into.put("side", claim.side().label()).put("primitive", claim.primitive().label());
    }

    private static void rate(Rate rate, ObjectNode into) {
        put(into, "share", rate.share());
        put(into, "low", rate.interval().low());
        put(into, "high", rate.interval().high());
        into.put("correct", rate.correct()).put("positions", rate.total());
    }

    private static void attention(AttentionRate rate, ObjectNode into) {
        into.put("length", rate.length()).put("layer", rate.layer()).put("head", rate.head()).put("side",
                rate.side().label());
        mass(rate.mass(), into.putObject("mass"));
        mass(rate.uniform(), into.putObject("uniform"));
        put(into, "entropy", rate.entropy());
        put(into, "uniformEntropy", rate.uniformEntropy());
        rate(rate.mostOnEqual(), into.putObject("mostOnEqual"));
        rate(rate.mostOnSuccessor(), into.putObject("mostOnSuccessor"));
    }

    private static void mass(AttentionRate.Mass mass, ObjectNode into) {
        put(into, "equal", mass.equal());
        put(into, "successor", mass.successor());
        put(into, "separator", mass.separator());
        put(into, "other", mass.other());
    }

    private static void linear(LinearScore score, ObjectNode into) {
        into.put("hook", score.hook()).put("quantity", score.quantity().label()).put("measure",
                score.quantity().classes() ? "accuracy" : "r2");
        score(score.trained(), into.putObject("trained"));
        score(score.longer(), into.putObject("longer"));
        score(score.trainedShuffled(), into.putObject("trainedShuffled"));
        score(score.longerShuffled(), into.putObject("longerShuffled"));
    }

    private static void score(LinearScore.Score score, ObjectNode into) {
        put(into, "value", score.value());
        score.rate().ifPresent(rate -> {
            put(into, "low", rate.interval().low());
            put(into, "high", rate.interval().high());
        });
        into.put("positions", score.positions());
    }

    private static void knockout(Knockout knockout, ObjectNode into) {
        into.put("length", knockout.whole().length()).put("samples", knockout.whole().exact().total());
        result(knockout.whole(), into.putObject("whole"));
        ArrayNode without = into.putArray("without");
        knockout.without().forEach(each -> {
            ObjectNode node = part(each.part(), without.addObject()).put("kind", each.kind().toString());
            result(each.result(), node);
        });
    }

    private static ObjectNode part(Part part, ObjectNode into) {
        into.put("part", part.label()).put("hook", part.name());
        if (part.head() >= 0) {
            into.put("head", part.head());
        }
        return into;
    }

    private static void result(LengthResult result, ObjectNode into) {
        put(into, "exact", result.exact().rate());
        ObjectNode decisions = into.putObject("decisions");
        result.decisions().forEach((kind, count) -> decisions.putObject(kind).put("total", count.total()).put("wrong",
                count.wrong()));
    }

    private static void patching(Patching patching, List<String> words, ObjectNode into) {
        patching.clean().forEach(into.putArray("input")::add);
        patching.other().forEach(into.putArray("other")::add);
        into.put("decision", patching.decision());
        ArrayNode tokens = into.putArray("tokens");
        patching.tokens().forEach(token -> tokens.add(words.get(token)));
        ArrayNode others = into.putArray("otherTokens");
        patching.otherTokens().forEach(token -> others.add(words.get(token)));
        into.put("answer", words.get(patching.answer())).put("otherAnswer", words.get(patching.otherAnswer()));
        put(into, "difference", patching.difference());
        put(into, "otherDifference", patching.otherDifference());
        ArrayNode rows = into.putArray("rows");
        patching.rows().forEach(row -> numbers(row.moved(), part(row.part(), rows.addObject()).putArray("moved"), 1e4));
    }

    private static void example(ExampleView example, ObjectNode into) {
        example.words().forEach(into.putArray("words")::add);
        ArrayNode sides = into.putArray("sides");
        example.sides().forEach(side -> sides.add(side.label()));
        example.due().forEach(into.putArray("due")::add);
        example.answers().forEach(into.putArray("answers")::add);
        ArrayNode layers = into.putArray("patterns");
        for (List<List<List<Double>>> layer : example.patterns()) {
            ArrayNode heads = layers.addArray();
            for (List<List<Double>> head : layer) {
                ArrayNode queries = heads.addArray();
                head.forEach(query -> numbers(query, queries.addArray(), 1e4));
            }
        }
        ArrayNode readings = into.putArray("readings");
        for (ExampleView.Reading reading : example.readings()) {
            ArrayNode positions = readings.addObject().put("hook", reading.hook())
                    .put("basis", reading.basis().toString()).putArray("best");
            for (List<ExampleView.Scored> best : reading.best()) {
                ObjectNode words = positions.addObject();
                best.forEach(scored -> put(words, scored.word(), Math.round(scored.score() * 1e4) / 1e4));
            }
        }
    }

    private static void numbers(List<Double> numbers, ArrayNode into, double digits) {
        for (double number : numbers) {
            if (Double.isFinite(number)) {
                into.add(Math.round(number * digits) / digits);
            } else {
                into.addNull();
            }
        }
    }

    private static void put(ObjectNode into, String name, double number) {
        if (Double.isFinite(number)) {
            into.put(name, Math.round(number * DIGITS) / DIGITS);
        } else {
            into.putNull(name);
        }
    }
}

package dev.lengthwise.study;

import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.report.ArmSimilarity;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How alike representations are, as the command line prints it and {@code similarity.json} keeps it: six decimals, null for NaN. */
final class SimilarityJson {
    private static final double DIGITS = 1e6;

    private SimilarityJson() {
    }

    /** For each result its length, how much was compared, and for each layer the matrix over the models. */
    static void write(List<SimilarityResult> results, ArrayNode into) {
        for (SimilarityResult result : results) {
            ObjectNode node = into.addObject().put("length", result.length()).put("inputs", result.inputs())
                    .put("positions", result.positions());
            ArrayNode layers = node.putArray("layers");
            for (SimilarityResult.Layer layer : result.layers()) {
                ArrayNode matrix = layers.addObject().put("layer", layer.name()).putArray("cka");
                for (List<Double> row : layer.cka()) {
                    ArrayNode values = matrix.addArray();
                    for (double value : row) {
                        if (Double.isNaN(value)) {
                            values.addNull();
                        } else {
                            values.add(Math.round(value * DIGITS) / DIGITS);
                        }
                    }
                }
            }
        }
    }

    /** What {@link #write} wrote; throws an {@link IllegalArgumentException} where it cannot have written that. */
    static List<SimilarityResult> read(List<JsonFields> from) {
        List<SimilarityResult> results = new ArrayList<>();
        for (JsonFields node : from) {
            List<SimilarityResult.Layer> layers = new ArrayList<>();
            for (JsonFields layer : node.objects("layers")) {
                layers.add(new SimilarityResult.Layer(layer.text("layer"), layer.rows("cka")));
            }
            results.add(new SimilarityResult(node.small("length", 0), node.small("inputs", 0),
                    node.small("positions", 0), layers));
        }
        return results;
    }

    /** A study's, with the runs that the matrices are about in their order. */
    static ObjectNode of(ArmSimilarity similarity) {
        ObjectNode node = Json.object().put("measure", "linear CKA of the residual stream, debiased");
        ArrayNode runs = node.putArray("runs");
        similarity.runs().forEach(run -> runs.addObject().put("arm", run.arm()).put("seed", run.seed())
                .put("parameterHash", run.parameterHash()));
        write(similarity.lengths(), node.putArray("lengths"));
        return node;
    }

    /** What {@link #of} made; throws an {@link IllegalArgumentException} where it cannot have made that. */
    static ArmSimilarity armSimilarity(JsonFields from) {
        List<ArmSimilarity.Compared> runs = new ArrayList<>();
        for (JsonFields run : from.objects("runs")) {
            runs.add(new ArmSimilarity.Compared(run.text("arm"), run.count("seed"), run.text("parameterHash")));
        }
        return new ArmSimilarity(runs, read(from.objects("lengths")));
    }
}

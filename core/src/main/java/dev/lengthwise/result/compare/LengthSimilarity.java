package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.codec.Decimals;
import java.util.List;

/** How alike models' representations are at one length, as files have it: six decimals. */
public record LengthSimilarity(@Key("length of the input") int length, @Key("how many inputs") int inputs,
        @Key("answer positions at which the residual streams were compared") int positions,
        @Key("a matrix for each layer, from the embedding on") List<Layer> layers) {
    /** One layer. */
    public record Layer(@Key("the name of the hook, or last") String layer,
            @Key("linear CKA, debiased, of each model with each; null where a model has no such layer") List<List<Double>> cka) {
    }

    public LengthSimilarity {
        var _ = result(length, inputs, positions, layers);
    }

    /** With six decimals. */
    public static LengthSimilarity of(SimilarityResult result) {
        return new LengthSimilarity(result.length(), result.inputs(), result.positions(),
                result.layers().stream().map(layer -> new Layer(layer.name(), layer.cka().stream()
                        .map(row -> row.stream().map(Decimals::six).toList()).toList())).toList());
    }

    /** What it was made of. */
    public SimilarityResult result() {
        return result(length, inputs, positions, layers);
    }

    private static SimilarityResult result(int length, int inputs, int positions, List<Layer> layers) {
        return new SimilarityResult(length, inputs, positions,
                layers.stream().map(layer -> new SimilarityResult.Layer(layer.layer(), layer.cka())).toList());
    }
}

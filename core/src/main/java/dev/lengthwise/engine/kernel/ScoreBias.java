package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;

/**
 * What a layer adds to its scores for the places of query and key, each sequence by its own places. It is what their sums begin with, so that a
 * score is the same in every tile and with a cache. Where the query does not see the key it is any number.
 */
interface ScoreBias {
    /** The one that all layers share. */
    static ScoreBias shared(Layout layout, TransformerConfig config) {
        return switch (config.position()) {
            case Position.Alibi alibi -> new DistanceBias(config.heads(), DistanceBias.Slopes.of(config.heads()));
            case Position.T5 t5 -> {
                Features heads = Features.of(config.heads());
                int table = layout.table("position.bias", t5.buckets(), heads, 1 / Math.sqrt(config.width()));
                yield new DistanceBias(config.heads(), new DistanceBias.Buckets(t5, table, heads.columns()));
            }
            case Position.None none -> NoBias.ONLY;
            case Position.Learned learned -> NoBias.ONLY;
            case Position.Sinusoidal sinusoidal -> NoBias.ONLY;
            case Position.Rope rope -> NoBias.ONLY;
            case Position.Fire fire -> NoBias.ONLY; // each layer has its own
        };
    }

    /**
     * That of one layer.
     *
     * @param name the layer's
     * @param shared the one of all layers
     */
    static ScoreBias of(Layout layout, String name, TransformerConfig config, ScoreBias shared) {
        return config.position() instanceof Position.Fire fire
                ? FireBias.create(layout, name + ".fire", fire, config)
                : shared;
    }

    /**
     * Makes the numbers of some queries, for a layer whose scores come next.
     *
     * @param from the first query's place
     * @param to one more than the last one's
     */
    void prepare(Workspace work, int from, int to);

    /** Where the numbers are. */
    float[] values(Workspace work);

    /** Where a head's numbers of a query begin, one for each key. */
    int at(Workspace work, int head, int query);

    /** How far it is from one query's to the next one's. */
    int row(Workspace work);

    /** The way back of a layer begins. */
    void forget(Workspace work);

    /** Takes the gradients of a query's scores, zeros after those of the keys that it sees. */
    void collect(Workspace work, int head, int query, float[] gradients, int at);

    /**
     * Adds to the gradients of the weights what the layer has collected.
     *
     * @param to one more than the last query's place
     */
    void finish(Workspace work, int to);
}

package dev.lengthwise.engine;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A model's weights, with the engine that computes with them. Belongs to one thread. */
public interface Model extends AutoCloseable {

    EngineKind engine();

    TransformerConfig config();

    /** The names of the heads, the main task's first. */
    List<String> heads();

    /** How many numbers training moves. */
    long count();

    /** All weights by name, as files hold them. They may be the model's own: who moves the model may move them. */
    Map<String, Numbers> weights();

    /**
     * Overwrites every weight, or none.
     *
     * @throws IllegalArgumentException where names, shapes or types are not this model's
     */
    void load(Map<String, Numbers> weights);

    /**
     * Who answers for the model as it is when it is asked.
     *
     * @param precision any but auto; our own engine has fp32 alone
     */
    Scorer scorer(Precision precision);

    /**
     * Who writes answers out, with a cache of keys and values.
     *
     * @param precision as above
     * @param end the token that closes an answer
     */
    Writer writer(Precision precision, int end);

    /**
     * The residual stream where answers are due, on its way through the model, in fp32: after the embedding and after each block.
     *
     * @param batch of one head
     * @param answers numbers of the head's positions, ascending
     * @return by name, in that order, each [A, D]
     */
    SequencedMap<String, float[]> residuals(Batch batch, int[] answers);

    /** Why training in that precision is slower here than it could be, in a line for people; nothing where it is not. */
    default Optional<String> slowness(Precision precision) {
        return Optional.empty();
    }

    /** Waits until all that was asked of the model is done. */
    default void synchronize() {
        // What returns is done.
    }

    @Override
    void close();
}

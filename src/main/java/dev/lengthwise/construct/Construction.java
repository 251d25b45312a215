package dev.lengthwise.construct;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;

/** Weights set by hand, for one task and its successor hint. Immutable but for the models it writes to. */
public sealed interface Construction permits DistinctSortConstruction, SortConstruction, IncrementConstruction {
    /** The name of the hint's head. */
    String HINT = "successor";

    /** The architecture that it fills. */
    TransformerConfig config();

    /** The longest input, inclusive, at which it is exact; {@link Integer#MAX_VALUE} where nothing bounds it. */
    int maxLength();

    /**
     * Overwrites every weight.
     *
     * @param model of {@link #config}, with a head for the task and one for the hint
     */
    void fill(Transformer model);
}

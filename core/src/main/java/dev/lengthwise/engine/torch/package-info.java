/** libtorch as an engine: every precision, GPUs. In: a model of {@link dev.lengthwise.model.Transformer}. Out: what any engine tells. */
@NullMarked
package dev.lengthwise.engine.torch;

import org.jspecify.annotations.NullMarked;

/**
 * Weights that are computed and not trained (docs/construction.md). In: a vocabulary, how sharp attention is, the longest input. Out: a
 * {@link dev.lengthwise.model.Transformer} of the class that training fills, which answers exactly.
 */
@NullMarked
package dev.lengthwise.construct;

import org.jspecify.annotations.NullMarked;

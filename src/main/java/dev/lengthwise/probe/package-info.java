/**
 * What goes on inside a model. In: models, test questions. Out: how alike the representations of several models are
 * ({@link dev.lengthwise.probe.SimilarityResult}).
 */
@NullMarked
package dev.lengthwise.probe;

import org.jspecify.annotations.NullMarked;

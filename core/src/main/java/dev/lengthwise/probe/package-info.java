/**
 * What goes on inside a model. In: models, test questions. Out: which primitive sits where, where heads look, what can be read off each
 * layer and what breaks without a part ({@link dev.lengthwise.probe.ModelProbe}, made by {@link dev.lengthwise.probe.Inspection}); how
 * alike the representations of several models are ({@link dev.lengthwise.probe.SimilarityResult}).
 */
@NullMarked
package dev.lengthwise.probe;

import org.jspecify.annotations.NullMarked;

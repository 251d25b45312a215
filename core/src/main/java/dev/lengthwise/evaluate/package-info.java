/**
 * How right a model is, length by length. In: a model, a task, lengths. Out: {@link dev.lengthwise.evaluate.Evaluation}, with
 * intervals and the error taxonomy.
 */
@NullMarked
package dev.lengthwise.evaluate;

import org.jspecify.annotations.NullMarked;

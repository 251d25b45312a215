/**
 * From examples to what a model reads: flat tokens with length groups. In: a recipe's task, hints and lengths, a seed, a step.
 * Out: {@link dev.lengthwise.batch.Batch}, the same for the same three on every machine. The one door from ints to tensors.
 */
@NullMarked
package dev.lengthwise.batch;

import org.jspecify.annotations.NullMarked;

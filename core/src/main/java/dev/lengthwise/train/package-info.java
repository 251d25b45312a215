/** The training loop. In: a model, a stream of batches, a schedule. Out: trained weights, checkpoints, training events. */
@NullMarked
package dev.lengthwise.train;

import org.jspecify.annotations.NullMarked;

/**
 * Our own engine for small models: fp32, forward and backward by tiles of whole sequences, in Java alone. In: a flat batch and the numbers
 * of a model. Out: losses, gradients, moved weights, answers. The same bits on every machine and with any number of threads
 * (docs/decisions): no sum's order depends on the hardware's vectors or on threads.
 */
@NullMarked
package dev.lengthwise.engine.kernel;

import org.jspecify.annotations.NullMarked;

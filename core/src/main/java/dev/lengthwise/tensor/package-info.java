/**
 * The door to libtorch: native start-up, lifetimes, shape checks, precision, tensor files. Tensors themselves are
 * libtorch's own; nothing wraps them.
 */
@NullMarked
package dev.lengthwise.tensor;

import org.jspecify.annotations.NullMarked;

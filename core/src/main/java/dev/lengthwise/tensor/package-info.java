/**
 * The door to libtorch: native start-up, lifetimes, shape checks, precision. Tensors themselves are libtorch's own; nothing wraps them.
 * And {@link dev.lengthwise.tensor.Numbers}, what files hold of tensors, by plain Java.
 */
@NullMarked
package dev.lengthwise.tensor;

import org.jspecify.annotations.NullMarked;

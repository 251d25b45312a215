/** Parity: the task, its hints, its families of inputs, what decisions it is made of. */
@NullMarked
package dev.lengthwise.task.parity;

import org.jspecify.annotations.NullMarked;

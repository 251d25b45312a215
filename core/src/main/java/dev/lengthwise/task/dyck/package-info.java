/** Words of brackets: the task that closes them, its hints, its families of inputs, what decisions it is made of. */
@NullMarked
package dev.lengthwise.task.dyck;

import org.jspecify.annotations.NullMarked;

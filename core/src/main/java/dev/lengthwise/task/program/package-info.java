/**
 * A task that another program poses: it is asked line by line, in JSON, and everything that it says is checked (docs/extend.md). In: a
 * command. Out: a {@link dev.lengthwise.task.Task} like any other.
 */
@NullMarked
package dev.lengthwise.task.program;

import org.jspecify.annotations.NullMarked;

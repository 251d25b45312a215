/** The auxiliary tasks: questions about the input of a main task, each answered by one token. One hint a file. */
@NullMarked
package dev.lengthwise.task.hint;

import org.jspecify.annotations.NullMarked;

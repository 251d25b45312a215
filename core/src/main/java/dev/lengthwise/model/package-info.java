/**
 * The decoder-only transformer without positional embedding. In: a {@link dev.lengthwise.batch.Batch}. Out: logits at the
 * answer positions, one head a task.
 */
@NullMarked
package dev.lengthwise.model;

import org.jspecify.annotations.NullMarked;

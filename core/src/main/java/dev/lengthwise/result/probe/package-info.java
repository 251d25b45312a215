/** What {@code probe.json} has: a record each, whose components say what its keys are. */
@NullMarked
package dev.lengthwise.result.probe;

import org.jspecify.annotations.NullMarked;

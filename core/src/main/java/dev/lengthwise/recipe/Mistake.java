package dev.lengthwise.recipe;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a recipe, a study or an option.
 *
 * @param where null where the text says it
 * @param what the value and what is allowed
 */
record Mistake(@Nullable Where where, String what) {
    /** One line, whatever stands in it: {@code sort.yaml:7:12: train.batch: 0 is not allowed: at least 1}. */
    String line() {
        return Escapes.escape((where == null ? "" : where.shown()) + what);
    }
}

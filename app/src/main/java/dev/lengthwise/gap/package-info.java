/**
 * Studies of constructed models, whole: their plans, the work, what is kept of it, theory beside it, table, page and document. In: a study
 * file of the kind {@code construction-gap}. Out: a folder with everything a number needs to be regenerated.
 */
@NullMarked
package dev.lengthwise.gap;

import org.jspecify.annotations.NullMarked;

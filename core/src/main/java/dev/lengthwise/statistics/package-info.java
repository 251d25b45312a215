/** Numbers over few values, such as the scores of an arm's seeds. In: numbers. Out: summaries with intervals. Plain Java. */
@NullMarked
package dev.lengthwise.statistics;

import org.jspecify.annotations.NullMarked;

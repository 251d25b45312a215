/**
 * One run, from its recipe to its report: trained, evaluated, watched, interrupted, resumed. In: a recipe. Out: a folder with everything that
 * its numbers need to come again.
 */
@NullMarked
package dev.lengthwise.run;

import org.jspecify.annotations.NullMarked;

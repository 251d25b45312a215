/**
 * Whole runs and whole studies: recipes, run folders, provenance, arms × seeds. In: YAML. Out: folders with everything a number
 * needs to be regenerated.
 */
@NullMarked
package dev.lengthwise.study;

import org.jspecify.annotations.NullMarked;

/**
 * Whole studies: arms × seeds, worked off in processes, summed up, kept, reproduced. In: a study's YAML. Out: its folder, with a table, results
 * and a report.
 */
@NullMarked
package dev.lengthwise.study;

import org.jspecify.annotations.NullMarked;

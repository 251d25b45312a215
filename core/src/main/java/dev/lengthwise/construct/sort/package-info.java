/** The constructions of sorting, with and without repeats, and where each ends (docs/construction.md). */
@NullMarked
package dev.lengthwise.construct.sort;

import org.jspecify.annotations.NullMarked;

/** The construction of adding one to a number, and where it ends (docs/construction.md). */
@NullMarked
package dev.lengthwise.construct.increment;

import org.jspecify.annotations.NullMarked;

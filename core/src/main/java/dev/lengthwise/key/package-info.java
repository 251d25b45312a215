/**
 * What a recipe's record says about each key that it is read from: its sentence, its default and its bounds. Reader, writer, reference page
 * and schema are derived from it. In: records. Out: {@link dev.lengthwise.key.Keys}.
 */
@NullMarked
package dev.lengthwise.key;

import org.jspecify.annotations.NullMarked;

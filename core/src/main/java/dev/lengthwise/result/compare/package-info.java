/** Models beside each other: how alike their representations are, {@code similarity.json}. */
@NullMarked
package dev.lengthwise.result.compare;

import org.jspecify.annotations.NullMarked;

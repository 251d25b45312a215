/** Text from anywhere, as people are shown it. */
@NullMarked
package dev.lengthwise.text;

import org.jspecify.annotations.NullMarked;

/** What JMH calls. Neither in the launcher's jar nor in a bundle: {@code ./lengthwise bench} brings it. */
@NullMarked
package dev.lengthwise.bench.jmh;

import org.jspecify.annotations.NullMarked;

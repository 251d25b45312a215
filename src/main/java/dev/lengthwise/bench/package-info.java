/**
 * How fast it is, against peers in the same process and in alternating rounds; what is Java alone by JMH, in JVMs of its own. In:
 * sizes. Out: ratios first, with their spread; no time is ever asserted.
 */
@NullMarked
package dev.lengthwise.bench;

import org.jspecify.annotations.NullMarked;

/**
 * How fast it is, against peers in alternating rounds, in one process or, where it has to be, in processes of their own; what is Java
 * alone by JMH. In: sizes. Out: ratios first, with their spread; no time is ever asserted.
 */
@NullMarked
package dev.lengthwise.bench;

import org.jspecify.annotations.NullMarked;

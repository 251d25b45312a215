/**
 * How fast it is, against peers in alternating rounds, in the same process but for what is a start of a process. In: sizes. Out: ratios first, with their spread; no
 * time is ever asserted.
 */
@NullMarked
package dev.lengthwise.bench;

import org.jspecify.annotations.NullMarked;

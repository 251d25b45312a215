/**
 * What is to be learned, in plain ints: vocabularies, main tasks, hints, lengths. In: a length and a random generator.
 * Out: {@link dev.lengthwise.task.Example examples}. No tensors here, so the oracle tests need no native library.
 */
@NullMarked
package dev.lengthwise.task;

import org.jspecify.annotations.NullMarked;

/** What came of arms × seeds: {@code results.json}, and the numbers over seeds that reports are made of. */
@NullMarked
package dev.lengthwise.result.study;

import org.jspecify.annotations.NullMarked;

/** What one run leaves: the lines of {@code metrics.jsonl}, and its part of {@code results.json}. */
@NullMarked
package dev.lengthwise.result.run;

import org.jspecify.annotations.NullMarked;

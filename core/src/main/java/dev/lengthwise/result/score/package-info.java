/** What a model scores, length by length: {@code evaluation.json}, and the scores in other files. */
@NullMarked
package dev.lengthwise.result.score;

import org.jspecify.annotations.NullMarked;

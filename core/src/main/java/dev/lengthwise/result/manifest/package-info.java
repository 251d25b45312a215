/** What a run or a study is and where its numbers come from: {@code manifest.json}, and what {@code results.json} repeats of it. */
@NullMarked
package dev.lengthwise.result.manifest;

import org.jspecify.annotations.NullMarked;

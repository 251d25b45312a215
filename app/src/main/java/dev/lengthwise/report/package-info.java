/** Tables, figures and self-contained HTML pages, from result records only. In: evaluations, curves, similarities. Out: text and HTML. */
@NullMarked
package dev.lengthwise.report;

import org.jspecify.annotations.NullMarked;

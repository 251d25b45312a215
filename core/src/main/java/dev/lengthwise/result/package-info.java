/**
 * The files that runs, studies, evaluations and readings leave: a record each, whose components say what its keys are. Reading, writing and
 * the JSON Schemas are derived from them. In: scores and numbers over seeds. Out: records, which reports are made of; they know no view.
 */
@NullMarked
package dev.lengthwise.result;

import org.jspecify.annotations.NullMarked;

/**
 * The files that runs, studies, evaluations and readings leave: a record each, whose components say what its keys are. In: scores and numbers
 * over seeds. Out: records, which reports are made of; they know no view.
 *
 * <p>One folder an idea, each built on those before it: {@code codec} makes files of records; {@code manifest} says where numbers come from;
 * {@code score} is what a model scores; {@code run} is what a run leaves; {@code compare} is models beside each other; {@code study} is arms
 * × seeds. {@code probe} is what is found inside of models.
 */
@NullMarked
package dev.lengthwise.result;

import org.jspecify.annotations.NullMarked;

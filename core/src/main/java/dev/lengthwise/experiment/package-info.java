/**
 * A recipe brought to life: in comes a {@code Recipe}, out come its task, a model, training data and tests. And what a folder keeps of
 * it: a model with what its weights mean, and a run's checkpoints, read only as what they were made as.
 */
@NullMarked
package dev.lengthwise.experiment;

import org.jspecify.annotations.NullMarked;

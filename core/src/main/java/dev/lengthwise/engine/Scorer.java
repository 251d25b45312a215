package dev.lengthwise.engine;

import dev.lengthwise.batch.Batch;

/** A model that is asked what it would answer. Belongs to one thread. */
public interface Scorer {
    /**
     * The greedy token wherever an answer is due, given the right tokens before it.
     *
     * @param batch of one head
     * @return in the order of the head's positions
     */
    int[] greedy(Batch batch);
}

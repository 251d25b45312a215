package dev.lengthwise.train;

import dev.lengthwise.tensor.Numbers;
import java.util.Map;

/**
 * The exponential moving average of the weights: after t steps the weights w of every step so far, those of step i with
 * {@code decay^(t-i)}, over the sum of these factors. As it is divided by their sum the average has no bias at the start: it is
 * w after one step and, while t is far below {@code 1 / (1 - decay)}, about the plain mean. The initial weights are not in it.
 * Belongs to one thread.
 */
interface Average extends AutoCloseable {
    /** Begins the names of the averages in a checkpoint. */
    String NAME = "average.";

    /**
     * Takes the weights of one more step into the average.
     *
     * @param steps done, this one included: from 1
     */
    void add(long steps);

    /** Gives the model the average and keeps its weights instead; a second call undoes the first. */
    void exchange();

    /** The state by name, as a checkpoint holds it. */
    Map<String, Numbers> state();

    /** Takes the state of a checkpoint out of its numbers. */
    void load(Map<String, Numbers> values);

    /** The newest weights' part of the average: {@code (1 - decay) / (1 - decay^steps)}; the same bits on every machine. */
    static double part(double decay, long steps) {
        return (1 - decay) / (1 - StrictMath.pow(decay, steps));
    }

    @Override
    void close();
}

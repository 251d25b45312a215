package dev.lengthwise.engine.kernel;

import dev.lengthwise.tensor.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A named part of a model's numbers, as files hold it, and where it lies.
 *
 * @param shape as in files
 * @param at where it begins among the model's numbers
 * @param size how many it takes there, zeros that fill up rows included
 * @param place of each of the file's numbers, in the order of the file, from {@code at} on
 * @param trained whether training moves it
 * @param matrix whether it is the matrix of a linear map
 * @param start what it is at the start
 * @param head the head that it belongs to, by number; {@link #TRUNK} where all use it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Parameter(String name, long[] shape, int at, int size, IntUnaryOperator place, boolean trained,
        boolean matrix, Start start, int head) {
    /**
     * What a parameter is before training.
     *
     * @param mean the same for all its numbers
     * @param deviation of normally distributed ones; 0 where all are the mean
     */
    record Start(double mean, double deviation) {
    }

    /** No head's own. */
    static final int TRUNK = -1;

    /** How many numbers files hold of it. */
    public int count() {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        return Math.toIntExact(count);
    }

    /** The parameter's numbers among all of a model's, in the order of the file. */
    public float[] read(float[] all) {
        float[] numbers = new float[count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = all[at + place.applyAsInt(i)];
        }
        return numbers;
    }

    /** These values of it, as files hold them. */
    public Numbers numbers(float[] values) {
        return Numbers.of(values, shape);
    }

    /**
     * Checks that what a file holds can be this parameter's.
     *
     * @throws IllegalArgumentException where shape or type differ
     */
    public void requireLike(String called, Numbers value) {
        numbers(new float[count()]).requireLike(called, value);
    }

    /** Puts the file's numbers among all of a model's. */
    void write(float[] numbers, float[] all) {
        if (numbers.length != count()) {
            throw new IllegalArgumentException(name + " has " + numbers.length + " numbers; expected " + count());
        }
        for (int i = 0; i < numbers.length; i++) {
            all[at + place.applyAsInt(i)] = numbers[i];
        }
    }

    static Map<String, Parameter> byName(List<Parameter> parameters) {
        Map<String, Parameter> named = new LinkedHashMap<>();
        parameters.forEach(parameter -> named.put(parameter.name(), parameter));
        return named;
    }
}

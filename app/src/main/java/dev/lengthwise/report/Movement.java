package dev.lengthwise.report;

/**
 * How far training moved a model's weights, as Euclidean lengths over all of them.
 *
 * @param start length of the weights that training started from
 * @param end length of the weights at its end
 * @param distance between the two
 * @param from what it started from
 */
public record Movement(double start, double end, double distance, From from) {

    /** What training starts from. */
    public enum From {
        /** Random weights. */
        RANDOM,
        /** The construction of the task, with or without noise. */
        CONSTRUCTION
    }

    /** Cosine of the angle between start and end: 1 where the direction is the same. */
    public double cosine() {
        return (start * start + end * end - distance * distance) / (2 * start * end);
    }

    /** The distance, in lengths of the start. */
    public double relative() {
        return distance / start;
    }
}

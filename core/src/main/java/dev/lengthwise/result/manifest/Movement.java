package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import java.util.Locale;

/** How far training moved a model's weights, as Euclidean lengths over all of them. */
public record Movement(@Key("length of the weights that training started from") double start,
        @Key("length of the weights at its end") double end, @Key("distance between the two") double distance,
        @Key("what training started from") From from) {

    /** What training starts from. */
    public enum From {
        /** Random weights. */
        RANDOM,
        /** The construction of the task, with or without noise. */
        CONSTRUCTION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Cosine of the angle between start and end: 1 where the direction is the same. */
    @Key(value = "cosine of the angle between start and end: 1 where the direction is the same", before = "from")
    public double cosine() {
        return (start * start + end * end - distance * distance) / (2 * start * end);
    }

    /** The distance, in lengths of the start. */
    public double relative() {
        return distance / start;
    }
}

package dev.lengthwise.bench;

import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Times work in Java alone. JMH does, which comes with {@code ./lengthwise bench} only. */
public interface CallTimes {
    /**
     * Calls a second.
     *
     * @param mean of all rounds that count
     * @param error half the width of an interval that holds the mean in 99.9 % of cases; empty for less than three rounds
     */
    record Calls(double mean, OptionalDouble error) {
    }

    /**
     * Times a piece of work in a JVM of its own, which is started as this one was.
     *
     * @param work the name of a {@link JavaWork}
     * @param warmUps rounds that do not count
     * @param rounds that count
     * @param milliseconds a round takes
     * @param progress told what there is to say, and only if it fails
     */
    Calls time(String work, int warmUps, int rounds, int milliseconds, Consumer<String> progress);
}

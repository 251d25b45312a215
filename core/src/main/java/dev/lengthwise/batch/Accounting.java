package dev.lengthwise.batch;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a hint's examples cost the main task (method.md, Mixture): both are needed for an honest comparison. */
public enum Accounting {
    /** Hints take the place of main-task examples: as many examples in total as the control has. */
    REPLACE,
    /** Hints come on top: as many main-task examples as the control has, and a larger batch. */
    ADD;

    /**
     * How many examples of a batch each head has.
     *
     * @param main the main task's, at least 1
     * @param hinted each hint's, maybe 0
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    public record Counts(int main, int[] hinted) {
        /** Those of all heads. */
        public int total() {
            return Math.toIntExact(main + sum(hinted));
        }
    }

    /**
     * Those of a batch.
     *
     * @param batch examples a step of the control
     * @param shares of the hints, below 1 in all
     */
    public Counts counts(int batch, double... shares) {
        int[] hinted = hinted(batch, shares);
        // Where several shares move at once their rounding could add up to one example too many: the main task keeps one.
        return new Counts(this == ADD ? batch : (int) Math.max(1, batch - sum(hinted)), hinted);
    }

    int[] hinted(int batch, double... shares) {
        double total = this == ADD ? batch / (1 - DoubleStream.of(shares).sum()) : batch;
        return DoubleStream.of(shares).mapToInt(share -> (int) Math.min(Integer.MAX_VALUE, Math.round(share * total)))
                .toArray();
    }

    static long sum(int[] examples) {
        return IntStream.of(examples).asLongStream().sum();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

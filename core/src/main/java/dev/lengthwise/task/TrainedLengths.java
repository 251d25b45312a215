package dev.lengthwise.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lengths that training draws: every length of a mixture's ranges, whatever its share. They may leave gaps. Every other length is
 * unseen. A sequence that training takes to be longer than it is, for its temperature, counts with the length that it has.
 *
 * @param spans at least one; ascending, with a length that is not trained between any two
 */
public record TrainedLengths(List<Span> spans) {
    /**
     * Neighbouring lengths.
     *
     * @param min shortest, inclusive, at least 1
     * @param max longest, inclusive
     */
    public record Span(int min, int max) {
        public Span {
            if (min < 1) {
                throw new IllegalArgumentException("min " + min + " is below 1");
            }
            if (max < min) {
                throw new IllegalArgumentException("max " + max + " is below min " + min);
            }
        }

        /** {@code 2 to 20}, or {@code 50}. */
        @Override
        public String toString() {
            return min == max ? Integer.toString(min) : min + " to " + max;
        }
    }

    /** Spans in any order, which may overlap; they are put in order and joined where they touch. */
    public TrainedLengths {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("spans is empty; training draws at least one length");
        }
        List<Span> joined = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::min)).toList()) {
            Span last = joined.isEmpty() ? span : joined.getLast();
            if (!joined.isEmpty() && span.min() - 1 <= last.max()) {
                joined.set(joined.size() - 1, new Span(last.min(), Math.max(last.max(), span.max())));
            } else {
                joined.add(span);
            }
        }
        spans = List.copyOf(joined);
    }

    /** Those of a mixture. */
    public static TrainedLengths of(List<Lengths.Range> ranges) {
        return new TrainedLengths(ranges.stream().map(range -> new Span(range.min(), range.max())).toList());
    }

    /** All lengths from one to another, both inclusive. */
    public static TrainedLengths from(int min, int max) {
        return new TrainedLengths(List.of(new Span(min, max)));
    }

    /** Where a length stands to these. */
    public Placement place(int length) {
        if (contains(length)) {
            return Placement.TRAINED;
        }
        return length < min() ? Placement.BELOW : length > max() ? Placement.BEYOND : Placement.BETWEEN;
    }

    /** Whether training draws a length. */
    public boolean contains(int length) {
        return spans.stream().anyMatch(span -> span.min() <= length && length <= span.max());
    }

    /** The shortest. */
    public int min() {
        return spans.getFirst().min();
    }

    /** The longest; not all that are shorter need be trained. */
    public int max() {
        return spans.getLast().max();
    }

    /** All of them, ascending. */
    public IntStream all() {
        return spans.stream().flatMapToInt(span -> IntStream.rangeClosed(span.min(), span.max()));
    }

    /** The longest trained one of some lengths. */
    public Optional<Integer> longestOf(Collection<Integer> lengths) {
        return lengths.stream().filter(this::contains).max(Integer::compare);
    }

    /** Those that are here or there. */
    public TrainedLengths or(TrainedLengths other) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(other.spans);
        return new TrainedLengths(both);
    }

    /** Those that are here and there; empty where there is none. */
    public Optional<TrainedLengths> and(TrainedLengths other) {
        List<Span> common = new ArrayList<>();
        for (Span one : spans) {
            for (Span two : other.spans) {
                int min = Math.max(one.min(), two.min());
                int max = Math.min(one.max(), two.max());
                if (min <= max) {
                    common.add(new Span(min, max));
                }
            }
        }
        return common.isEmpty() ? Optional.empty() : Optional.of(new TrainedLengths(common));
    }

    /** {@code length 50}, {@code lengths 2 to 20}, {@code lengths 2 to 5, 10}. */
    public String words() {
        return (min() == max() ? "length " : "lengths ") + this;
    }

    /** {@code 2 to 5, 10}. */
    @Override
    public String toString() {
        return spans.stream().map(Span::toString).collect(Collectors.joining(", "));
    }
}

package dev.lengthwise.batch;

import java.util.Arrays;

/**
 * How a flat batch falls into sequences: first {@code counts[0]} sequences of {@code lengths[0]} tokens, then the next group.
 *
 * @param lengths tokens of each sequence of a group, strictly increasing
 * @param counts sequences of a group, each at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record LengthGroups(int[] lengths, int[] counts) {
    public LengthGroups {
        if (lengths.length == 0 || lengths.length != counts.length) {
            throw new IllegalArgumentException("lengths [" + lengths.length + "] and counts [" + counts.length
                    + "] must be the same and not 0");
        }
        for (int group = 0; group < lengths.length; group++) {
            if (lengths[group] <= (group == 0 ? 0 : lengths[group - 1])) {
                throw new IllegalArgumentException("lengths " + Arrays.toString(lengths)
                        + " do not strictly increase from 1 on");
            }
            if (counts[group] < 1) {
                throw new IllegalArgumentException("counts " + Arrays.toString(counts) + " has one below 1");
            }
        }
    }

    /** One group. */
    public static LengthGroups of(int count, int length) {
        return new LengthGroups(new int[]{length}, new int[]{count});
    }

    public int size() {
        return lengths.length;
    }

    /** Flat tokens of one group. */
    public long tokens(int group) {
        return (long) counts[group] * lengths[group];
    }

    /** S, flat tokens of the whole batch. */
    public int tokens() {
        long total = 0;
        for (int group = 0; group < size(); group++) {
            total += tokens(group);
        }
        return Math.toIntExact(total);
    }

    /** The place of each flat token in its sequence, from 0, [S]. */
    public long[] places() {
        long[] places = new long[tokens()];
        int at = 0;
        for (int group = 0; group < size(); group++) {
            for (int sequence = 0; sequence < counts[group]; sequence++) {
                for (int place = 0; place < lengths[group]; place++) {
                    places[at++] = place;
                }
            }
        }
        return places;
    }

    /** Where each sequence begins among the flat tokens, and where the last one ends, [B + 1]. */
    public long[] starts() {
        int sequences = 0;
        for (int count : counts) {
            sequences += count;
        }
        long[] starts = new long[sequences + 1];
        int sequence = 0;
        for (int group = 0; group < size(); group++) {
            for (int i = 0; i < counts[group]; i++, sequence++) {
                starts[sequence + 1] = starts[sequence] + lengths[group];
            }
        }
        return starts;
    }

    /** Flat tokens of each group, as a split takes them. */
    public long[] splits() {
        long[] splits = new long[size()];
        for (int group = 0; group < splits.length; group++) {
            splits[group] = tokens(group);
        }
        return splits;
    }
}

package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import java.util.Arrays;
import java.util.List;

/**
 * Batches whose sequences are padded behind, as most training code has them. Attention is causal and answers are read at the real
 * places, so that a model computes the same loss from them; only the work grows.
 */
final class Padding {
    private static final int PADDING = 0; // any token will do: nothing that counts sees it

    private Padding() {
    }

    /** Every sequence as long as the batch's longest. */
    static Batch toLongest(Batch batch) {
        return toBuckets(batch, 1);
    }

    /**
     * Every sequence as long as the longest of its bucket.
     *
     * @param buckets each has as many neighbouring lengths as the others, or one more
     */
    static Batch toBuckets(Batch batch, int buckets) {
        LengthGroups groups = batch.groups();
        int made = Math.min(buckets, groups.size());
        int[] lengths = new int[made];
        int[] counts = new int[made];
        for (int bucket = 0; bucket < made; bucket++) {
            int from = bucket * groups.size() / made;
            int to = (bucket + 1) * groups.size() / made;
            lengths[bucket] = groups.lengths()[to - 1];
            counts[bucket] = Arrays.stream(groups.counts(), from, to).sum();
        }
        LengthGroups padded = new LengthGroups(lengths, counts);
        int[] places = places(groups, made, lengths);
        long[] tokens = new long[padded.tokens()];
        Arrays.fill(tokens, PADDING);
        for (int i = 0; i < places.length; i++) {
            tokens[places[i]] = batch.tokens()[i];
        }
        List<Targets> targets = batch.targets().stream()
                .map(due -> new Targets(due.head(), due.examples(), due.weight(),
                        Arrays.stream(due.positions()).map(position -> places[(int) position]).toArray(), due.labels()))
                .toList();
        return new Batch(tokens, padded, targets);
    }

    /** Where each flat token stands once its sequence is padded. */
    private static int[] places(LengthGroups groups, int buckets, int[] paddedLengths) {
        int[] places = new int[groups.tokens()];
        int flat = 0;
        int start = 0; // of the padded sequence
        for (int bucket = 0; bucket < buckets; bucket++) {
            int end = (bucket + 1) * groups.size() / buckets;
            for (int group = bucket * groups.size() / buckets; group < end; group++) {
                for (int i = 0; i < groups.counts()[group]; i++, start += paddedLengths[bucket]) {
                    for (int at = 0; at < groups.lengths()[group]; at++) {
                        places[flat++] = start + at;
                    }
                }
            }
        }
        return places;
    }
}

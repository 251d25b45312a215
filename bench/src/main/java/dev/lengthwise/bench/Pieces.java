package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A batch cut into small ones whose gradients add up to its own: each head's loss weighs what the piece has of its answers. */
final class Pieces {
    private Pieces() {
    }

    /** @param tokens the most a piece has; a sequence that is longer is a piece of its own */
    static List<Batch> of(Batch batch, int tokens) {
        int[] lengths = sequenceLengths(batch.groups());
        List<Batch> pieces = new ArrayList<>();
        int from = 0;
        int start = 0;
        int size = 0;
        for (int i = 0; i < lengths.length; i++) {
            if (size > 0 && size + lengths[i] > tokens) {
                pieces.add(piece(batch, Arrays.copyOfRange(lengths, from, i), start));
                from = i;
                start += size;
                size = 0;
            }
            size += lengths[i];
        }
        pieces.add(piece(batch, Arrays.copyOfRange(lengths, from, lengths.length), start));
        return List.copyOf(pieces);
    }

    /** @param start the first of its tokens */
    private static Batch piece(Batch batch, int[] lengths, int start) {
        int[] different = Arrays.stream(lengths).distinct().toArray();
        int[] counts = Arrays.stream(different)
                .map(length -> (int) Arrays.stream(lengths).filter(other -> other == length).count()).toArray();
        int end = start + Arrays.stream(lengths).sum();
        int[] sequence = IntStream.range(0, lengths.length).flatMap(i -> IntStream.generate(() -> i).limit(lengths[i]))
                .toArray(); // that each of its tokens belongs to
        List<Targets> targets = new ArrayList<>();
        for (Targets whole : batch.targets()) {
            int[] chosen = IntStream.range(0, whole.positions().length)
                    .filter(i -> whole.positions()[i] >= start && whole.positions()[i] < end).toArray();
            if (chosen.length > 0) {
                long[] positions = Arrays.stream(chosen).mapToLong(i -> whole.positions()[i] - start).toArray();
                int examples = (int) Arrays.stream(positions).map(position -> sequence[(int) position]).distinct()
                        .count();
                targets.add(new Targets(whole.head(), examples,
                        whole.weight() * chosen.length / whole.positions().length, positions,
                        Arrays.stream(chosen).mapToLong(i -> whole.labels()[i]).toArray()));
            }
        }
        return new Batch(Arrays.copyOfRange(batch.tokens(), start, end), new LengthGroups(different, counts), targets);
    }

    private static int[] sequenceLengths(LengthGroups groups) {
        return IntStream.range(0, groups.size())
                .flatMap(group -> IntStream.generate(() -> groups.lengths()[group]).limit(groups.counts()[group]))
                .toArray();
    }
}

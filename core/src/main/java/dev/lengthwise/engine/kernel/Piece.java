package dev.lengthwise.engine.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A tile: some sequences of a batch that go through the whole model together, there and back. The rows where answers are due are gathered
 * head by head for the last block and what follows it.
 */
final class Piece {
    private final FlatBatch batch;
    private final int from;
    private final int to;
    private final int base;
    private final int[] answerAt; // of each sequence, where its answers begin among the rows
    private final int[] tokenOf; // of each of those rows, its place among the tokens
    private final int[] labels;
    private final int[] headAt; // where each head's rows begin, and where the last one's end

    /** @param to the sequence after the last one */
    Piece(FlatBatch batch, int from, int to) {
        this.batch = batch;
        this.from = from;
        this.to = to;
        this.base = batch.start(from);
        this.answerAt = new int[to - from];
        int answers = 0;
        for (int sequence = from; sequence < to; sequence++) {
            answers += batch.answers(sequence);
        }
        this.tokenOf = new int[answers];
        this.labels = new int[answers];
        this.headAt = new int[batch.heads() + 1];
        int row = 0;
        for (int head = 0; head < batch.heads(); head++) {
            headAt[head] = row;
            for (int sequence = from; sequence < to; sequence++) {
                if (batch.head(sequence) == head) {
                    answerAt[sequence - from] = row;
                    for (int i = 0; i < batch.answers(sequence); i++, row++) {
                        tokenOf[row] = batch.start(sequence) - base + batch.first(sequence) + i;
                        labels[row] = batch.label(sequence, i);
                    }
                }
            }
        }
        headAt[batch.heads()] = row;
    }

    /** The tiles of some sequences, in their order: each of as many as have {@link #Sizes.TILE} together, at least of one. */
    static List<Piece> tiles(FlatBatch batch, int begin, int end) {
        List<Piece> tiles = new ArrayList<>();
        int from = begin;
        while (from < end) {
            int to = from + 1;
            while (to < end && batch.start(to + 1) - batch.start(from) <= Sizes.TILE) {
                to++;
            }
            tiles.add(new Piece(batch, from, to));
            from = to;
        }
        return tiles;
    }

    FlatBatch batch() {
        return batch;
    }

    int sequences() {
        return to - from;
    }

    /** The sequence's place in the batch. */
    int sequence(int index) {
        return from + index;
    }

    /** S of the tile. */
    int tokens() {
        return batch.start(to) - base;
    }

    /** Tokens of its longest sequence, the last one: batches have the short ones first. */
    int longest() {
        return batch.start(to) - batch.start(to - 1);
    }

    /** Rows where answers are due, or all. */
    int rows(boolean answers) {
        return answers ? tokenOf.length : tokens();
    }

    int token(int row) {
        return batch.token(base + row);
    }

    float growth(int row) {
        return batch.growth(base + row);
    }

    Span span(int index, boolean answers) {
        int sequence = from + index;
        int start = batch.start(sequence) - base;
        int length = batch.start(sequence + 1) - batch.start(sequence);
        return answers
                ? new Span(index, start, length, batch.first(sequence), answerAt[index])
                : new Span(index, start, length, 0, start);
    }

    /** The token's row of an answer's row. */
    int tokenOf(int answer) {
        return tokenOf[answer];
    }

    int label(int answer) {
        return labels[answer];
    }

    /** Where a head's answers begin. */
    int headAt(int head) {
        return headAt[head];
    }

    /** Where a sequence's answers begin. */
    int answerAt(int index) {
        return answerAt[index];
    }
}

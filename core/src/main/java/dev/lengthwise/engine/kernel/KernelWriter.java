package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.engine.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Writes answers with a cache of keys and values. Prompts are cut into tiles, of which each is written to its end by one thread: what
 * comes of a prompt depends neither on its tile nor on threads.
 */
public final class KernelWriter implements Writer {
    private static final int MOST_ROWS = 64;

    private final KernelTransformer model;
    private final int end;
    private final Workers workers;
    private final List<Workspace> work = new ArrayList<>();

    /**
     * @param end the token that closes an answer
     * @param threads at least 1
     */
    public KernelWriter(KernelTransformer model, int end, int threads) {
        this.model = model;
        this.end = end;
        this.workers = new Workers(threads);
    }

    @Override
    public List<int[]> write(String head, List<int[]> prompts, int limit) {
        var _ = model.head(head); // refused before anything is computed
        int longest = prompts.getFirst().length + limit - 1; // the last token is not read any more
        model.config().position().require(longest);
        int rows = rows(prompts.size(), longest);
        int[][] answers = new int[prompts.size()][];
        Workspace.prepare(work, workers.threads(), model, longest, false);
        workers.all((prompts.size() + rows - 1) / rows, (worker, tile) -> {
            int from = tile * rows;
            int to = Math.min(prompts.size(), from + rows);
            int[][] written = write(work.get(worker), head, prompts.subList(from, to), limit);
            System.arraycopy(written, 0, answers, from, to - from);
        });
        return List.of(answers);
    }

    /** Sequences of a tile: all threads have some, and keys and values have room. */
    private int rows(int prompts, int longest) {
        long each = model.config().depth() * KeyValues.bytes(model.config(), longest);
        int share = (prompts + workers.threads() - 1) / workers.threads();
        return (int) Math.max(1, Math.min(Math.min(share, MOST_ROWS), Sizes.CACHE / each));
    }

    private int[][] write(Workspace space, String head, List<int[]> prompts, int limit) {
        int given = prompts.getFirst().length;
        int count = prompts.size();
        List<KeyValues> memory = model.memory(count, given + limit - 1);
        int[][] written = new int[count][limit];
        begin(space, head, prompts, memory, written);
        int[] lengths = new int[count]; // of those that have written END
        int[] tokens = new int[count];
        int open = count - close(written, 0, lengths);
        for (int answer = 1; answer < limit && open > 0; answer++) {
            for (int i = 0; i < count; i++) {
                tokens[i] = written[i][answer - 1];
            }
            Matrix x = model.step(space, memory, tokens, given + answer - 1);
            Matrix logits = model.logits(space, model.head(head), x, count);
            for (int i = 0; i < count; i++) {
                written[i][answer] = KernelScorer.greatest(logits, i, model.vocabulary());
            }
            open -= close(written, answer, lengths);
        }
        for (int i = 0; i < count; i++) {
            written[i] = lengths[i] == 0 ? written[i] : Arrays.copyOf(written[i], lengths[i]);
        }
        return written;
    }

    /** Reads the prompts, as they are scored, and writes the first token of each answer. */
    private void begin(Workspace space, String head, List<int[]> prompts, List<KeyValues> memory, int[][] written) {
        int given = prompts.getFirst().length;
        long[] tokens = prompts.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        long[] last = LongStream.rangeClosed(1, prompts.size()).map(number -> number * given - 1).toArray();
        Targets due = new Targets(head, prompts.size(), 1, last, new long[prompts.size()]);
        FlatBatch batch = FlatBatch.of(new Batch(tokens, LengthGroups.of(prompts.size(), given), List.of(due)),
                model.heads(), model.config());
        for (Piece piece : Piece.tiles(batch, 0, batch.sequences())) {
            Matrix logits = model.begin(space, piece, memory);
            for (int index = 0; index < piece.sequences(); index++) {
                written[piece.sequence(index)][0] = KernelScorer.greatest(logits, piece.answerAt(index),
                        model.vocabulary());
            }
        }
        memory.forEach(layer -> layer.advance(given));
    }

    /** Notes the lengths of those whose answer ends with this token; returns how many these are. */
    private int close(int[][] written, int answer, int[] lengths) {
        int closed = 0;
        for (int i = 0; i < written.length; i++) {
            if (lengths[i] == 0 && written[i][answer] == end) {
                lengths[i] = answer + 1;
                closed++;
            }
        }
        return closed;
    }
}

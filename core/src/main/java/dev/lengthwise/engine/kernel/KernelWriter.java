package dev.lengthwise.engine.kernel;

import dev.lengthwise.engine.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes answers with a cache of keys and values. Prompts are cut into tiles, of which each is written to its end by one thread: what
 * comes of a prompt depends neither on its tile nor on threads.
 */
public final class KernelWriter implements Writer {
    private static final int MOST_ROWS = 64;
    private static final long CACHE_BYTES = 32L << 20; // of one thread

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
        int number = model.head(head);
        int longest = prompts.getFirst().length + limit - 1; // the last token is not read any more
        FlatBatch.requirePositions(model.config(), longest);
        int rows = rows(prompts.size(), longest);
        int[][] answers = new int[prompts.size()][];
        Workspace.prepare(work, workers.threads(), model, longest, false);
        workers.all((prompts.size() + rows - 1) / rows, (worker, tile) -> {
            int from = tile * rows;
            int to = Math.min(prompts.size(), from + rows);
            int[][] written = write(work.get(worker), number, prompts.subList(from, to), limit);
            System.arraycopy(written, 0, answers, from, to - from);
        });
        return List.of(answers);
    }

    /** Sequences of a tile: all threads have some, and keys and values have room. */
    private int rows(int prompts, int longest) {
        long each = model.config().depth() * KeyValues.bytes(model.config(), longest);
        int share = (prompts + workers.threads() - 1) / workers.threads();
        return (int) Math.max(1, Math.min(Math.min(share, MOST_ROWS), CACHE_BYTES / each));
    }

    private int[][] write(Workspace space, int head, List<int[]> prompts, int limit) {
        int given = prompts.getFirst().length;
        int count = prompts.size();
        List<KeyValues> memory = model.memory(count, given + limit - 1);
        int[][] written = new int[count][limit];
        int[] lengths = new int[count]; // of those that have written END
        int[] tokens = new int[count];
        int open = count;
        for (int place = 0; place < given + limit - 1 && open > 0; place++) {
            for (int i = 0; i < count; i++) {
                tokens[i] = place < given ? prompts.get(i)[place] : written[i][place - given];
            }
            Matrix x = model.step(space, memory, tokens, place);
            int answer = place - given + 1;
            if (answer >= 0) {
                Matrix logits = model.logits(space, head, x, count);
                for (int i = 0; i < count; i++) {
                    written[i][answer] = KernelScorer.greatest(logits, i, model.vocabulary());
                    if (written[i][answer] == end && lengths[i] == 0) {
                        lengths[i] = answer + 1;
                        open--;
                    }
                }
            }
        }
        for (int i = 0; i < count; i++) {
            written[i] = lengths[i] == 0 ? written[i] : Arrays.copyOf(written[i], lengths[i]);
        }
        return written;
    }
}

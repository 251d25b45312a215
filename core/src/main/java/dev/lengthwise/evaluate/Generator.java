package dev.lengthwise.evaluate;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.model.KeyValueCache;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Writes answers greedily, token after token: what a user of the model does, and the check on {@link Evaluator}. Belongs to one
 * thread.
 */
public final class Generator {
    /** Where the attention of a new token finds the tokens before it. */
    public enum Memory {
        /** Keys and values of earlier tokens are kept. */
        CACHED,
        /** Everything is computed anew for each token. */
        UNCACHED
    }

    private static final long CACHE_BYTES = 256L << 20;
    private static final int MOST_SEQUENCES = 1024;

    private final Transformer model;
    private final Precision precision;
    private final Memory memory;
    private final int end;

    /**
     * @param precision any but auto
     * @param end the token that closes an answer
     */
    public Generator(Transformer model, Precision precision, Memory memory, int end) {
        this.model = model;
        this.precision = precision;
        this.memory = memory;
        this.end = end;
    }

    /** The scores at each length, by writing every answer out; see {@link ErrorTaxonomy#addWritten} for what is classed. */
    public Evaluation evaluate(Questions questions, List<Integer> lengths, int samples, long seed) {
        return evaluate(questions, lengths, samples, seed, length -> {
        });
    }

    /**
     * The scores at each length, in the order of the lengths.
     *
     * @param next told each length before it is scored
     */
    public Evaluation evaluate(Questions questions, List<Integer> lengths, int samples, long seed, IntConsumer next) {
        List<LengthResult> results = new ArrayList<>();
        for (int length : lengths) {
            next.accept(length);
            ErrorTaxonomy taxonomy = new ErrorTaxonomy(questions);
            List<Example> examples = questions.draw(length, samples, seed);
            List<int[]> written = write(questions.head(), examples);
            for (int i = 0; i < examples.size(); i++) {
                taxonomy.addWritten(examples.get(i), written.get(i));
            }
            results.add(taxonomy.result(length));
        }
        return new Evaluation(questions.head(), results);
    }

    /** Each example's answer, cut off where it grows longer than the right one. */
    public List<int[]> write(String head, List<Example> examples) {
        List<int[]> answers = new ArrayList<>();
        int at = 0;
        while (at < examples.size()) {
            Example first = examples.get(at);
            int from = at;
            int limit = 0;
            int most = sequences(first);
            while (at < examples.size() && at - from < most && examples.get(at).given() == first.given()) {
                limit = Math.max(limit, examples.get(at).completion().length);
                at++;
            }
            List<Example> run = examples.subList(from, at);
            answers.addAll(write(head, run.stream().map(Example::prompt).toList(), limit));
        }
        return answers;
    }

    /**
     * Goes on from prompts of one length until each has written END.
     *
     * @param prompts what is given, all of the same length
     * @param limit tokens written at most
     * @return the tokens written; END, where it was written, is the last
     */
    public List<int[]> write(String head, List<int[]> prompts, int limit) {
        int length = prompts.getFirst().length;
        for (int[] prompt : prompts) {
            if (prompt.length != length) {
                throw new IllegalArgumentException(
                        "prompts of " + length + " and " + prompt.length + " tokens cannot be written side by side");
            }
        }
        long[][] columns = new long[length + limit][prompts.size()];
        for (int place = 0; place < length; place++) {
            for (int i = 0; i < prompts.size(); i++) {
                columns[place][i] = prompts.get(i)[place];
            }
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            int written = memory == Memory.CACHED ? cached(head, columns, length) : uncached(head, columns, length);
            return answers(columns, length, written);
        }
    }

    private int cached(String head, long[][] columns, int given) {
        try (KeyValueCache cache = model.cache(columns[0].length, columns.length, precision)) {
            boolean[] closed = new boolean[columns[0].length];
            for (int place = given; place < columns.length; place++) {
                try (Scope scope = new Scope()) {
                    Tensor logits = place == given
                            ? model.begin(head, Tensors.of(beginnings(columns, given)), cache, precision)
                            : model.step(head, Tensors.of(columns[place - 1]), cache, precision);
                    columns[place] = argmax(logits);
                }
                if (allClosed(closed, columns[place])) {
                    return place + 1 - given;
                }
            }
        }
        return columns.length - given;
    }

    private int uncached(String head, long[][] columns, int given) {
        int sequences = columns[0].length;
        boolean[] closed = new boolean[sequences];
        for (int place = given; place < columns.length; place++) {
            long[] tokens = beginnings(columns, place);
            long[] last = new long[sequences];
            for (int i = 0; i < sequences; i++) {
                last[i] = (long) (i + 1) * place - 1;
            }
            try (Scope scope = new Scope()) {
                BatchTensors read = new BatchTensors(Tensors.of(tokens), LengthGroups.of(sequences, place));
                columns[place] = argmax(
                        model.logits(head, model.residual(read, Tensors.of(last), precision), precision));
            }
            if (allClosed(closed, columns[place])) {
                return place + 1 - given;
            }
        }
        return columns.length - given;
    }

    /** The first tokens of each sequence, one sequence after another. */
    private static long[] beginnings(long[][] columns, int length) {
        int sequences = columns[0].length;
        long[] tokens = new long[sequences * length];
        for (int i = 0; i < sequences; i++) {
            for (int place = 0; place < length; place++) {
                tokens[i * length + place] = columns[place][i];
            }
        }
        return tokens;
    }

    private static long[] argmax(Tensor logits) {
        return Tensors.longs(torch.argmax(logits, new LongOptional(1), false));
    }

    private boolean allClosed(boolean[] closed, long[] column) {
        boolean all = true;
        for (int i = 0; i < closed.length; i++) {
            closed[i] |= column[i] == end;
            all &= closed[i];
        }
        return all;
    }

    private List<int[]> answers(long[][] columns, int given, int written) {
        List<int[]> answers = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            int[] answer = new int[written];
            int length = 0;
            while (length < written) {
                answer[length] = (int) columns[given + length][i];
                length++;
                if (answer[length - 1] == end) {
                    break;
                }
            }
            answers.add(Arrays.copyOf(answer, length));
        }
        return answers;
    }

    /** How many sequences that grow to so many tokens are written side by side with a cache. */
    public static int sideBySide(TransformerConfig config, long tokens) {
        double perSequence = 8.0 * config.width() * config.depth() * tokens;
        return (int) Math.max(1, Math.min(MOST_SEQUENCES, CACHE_BYTES / perSequence));
    }

    /** How many examples like this one are written side by side. */
    private int sequences(Example example) {
        int tokens = example.given() + example.completion().length;
        return switch (memory) {
            case CACHED -> sideBySide(model.config(), tokens);
            case UNCACHED -> new Chunks(model.config()).sequences(tokens);
        };
    }
}

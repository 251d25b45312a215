package dev.lengthwise.evaluate;

import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.Writer;
import dev.lengthwise.engine.torch.TorchWriter;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

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

    private final Writer writer;
    private final TransformerConfig config;
    private final Memory memory;

    /** By whatever engine computes a model of that architecture, keeping keys and values. */
    public Generator(Writer writer, TransformerConfig config) {
        this(writer, config, Memory.CACHED);
    }

    /**
     * With a cache.
     *
     * @param precision that the model's engine has
     * @param end the token that closes an answer
     */
    public Generator(Model model, Precision precision, int end) {
        this(model.writer(precision, end), model.config());
    }

    /**
     * By libtorch.
     *
     * @param precision any but auto
     * @param end the token that closes an answer
     */
    public Generator(Transformer model, Precision precision, Memory memory, int end) {
        this(new TorchWriter(model, precision, memory == Memory.CACHED, end), model.config(), memory);
    }

    private Generator(Writer writer, TransformerConfig config, Memory memory) {
        this.writer = writer;
        this.config = config;
        this.memory = memory;
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
        return new Evaluation(questions.head(), questions.kinds(), results);
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
        return writer.write(head, prompts, limit);
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
            case CACHED -> sideBySide(config, tokens);
            case UNCACHED -> new Chunks(config).sequences(tokens);
        };
    }
}

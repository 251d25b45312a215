package dev.lengthwise.evaluate;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.Scorer;
import dev.lengthwise.engine.torch.TorchScorer;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Scores a model by teacher forcing: greedy decoding is exactly right if and only if the argmax is right at every answer
 * position, so one forward pass scores an example (method.md, Evaluation). Belongs to one thread.
 */
public final class Evaluator {
    private final Scorer scorer;
    private final Chunks chunks;

    /** By whatever engine computes a model of that architecture. */
    public Evaluator(Scorer scorer, TransformerConfig config) {
        this.scorer = scorer;
        this.chunks = new Chunks(config);
    }

    /** @param precision that the model's engine has */
    public Evaluator(Model model, Precision precision) {
        this(model.scorer(precision), model.config());
    }

    /**
     * By libtorch.
     *
     * @param precision any but auto
     */
    public Evaluator(Transformer model, Precision precision) {
        this(model, precision, Tap.NONE);
    }

    /** @param tap in every forward pass; what it sees of the last block after its attention is about answer positions only */
    public Evaluator(Transformer model, Precision precision, Tap tap) {
        this(new TorchScorer(model, precision, tap), model.config());
    }

    /** The scores at each length, in the order of the lengths. */
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
            results.add(score(questions, length, questions.draw(length, samples, seed)));
        }
        return new Evaluation(questions.head(), questions.kinds(), results);
    }

    /**
     * The score on given examples.
     *
     * @param length n of the examples
     */
    public LengthResult score(Questions questions, int length, List<Example> examples) {
        return taxonomy(questions, examples).result(length);
    }

    /** How many of some examples, of whatever lengths, are wholly right. */
    public Accuracy exact(Questions questions, List<Example> examples) {
        return taxonomy(questions, examples).exact();
    }

    private ErrorTaxonomy taxonomy(Questions questions, List<Example> examples) {
        ErrorTaxonomy taxonomy = new ErrorTaxonomy(questions);
        for (List<Example> chunk : chunks.of(examples)) {
            List<int[]> predicted = predict(questions.head(), chunk);
            for (int i = 0; i < chunk.size(); i++) {
                taxonomy.addForced(chunk.get(i), predicted.get(i));
            }
        }
        return taxonomy;
    }

    /**
     * The greedy token at every answer position, given the right tokens before it.
     *
     * @return for each example one token for each of its completion
     */
    public List<int[]> predict(String head, List<Example> examples) {
        int[] flat = scorer.greedy(Batch.of(List.of(new Batch.Part(head, 1, examples))));
        List<int[]> sorted = new ArrayList<>(examples.size());
        int at = 0;
        for (Example example : Chunks.byLength(examples)) {
            int end = at + example.completion().length;
            sorted.add(Arrays.copyOfRange(flat, at, end));
            at = end;
        }
        return Chunks.inOrderOf(examples, sorted);
    }
}

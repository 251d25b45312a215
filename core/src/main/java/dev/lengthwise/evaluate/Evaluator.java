package dev.lengthwise.evaluate;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.model.Tap;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores a model by teacher forcing: greedy decoding is exactly right if and only if the argmax is right at every answer
 * position, so one forward pass scores an example (method.md, Evaluation). Belongs to one thread.
 */
public final class Evaluator {
    private final Transformer model;
    private final Precision precision;
    private final Tap tap;
    private final Chunks chunks;

    /** @param precision any but auto */
    public Evaluator(Transformer model, Precision precision) {
        this(model, precision, Tap.NONE);
    }

    /** @param tap in every forward pass; what it sees of the last block after its attention is about answer positions only */
    public Evaluator(Transformer model, Precision precision, Tap tap) {
        this.tap = tap;
        this.model = model;
        this.precision = precision;
        this.chunks = new Chunks(model.config());
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
        return new Evaluation(questions.head(), results);
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
        long[] flat;
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Batch batch = Batch.of(List.of(new Batch.Part(head, 1, examples)));
            Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision,
                    tap);
            Tensor logits = model.logits(head, residual, precision, tap);
            flat = Tensors.longs(torch.argmax(logits, new LongOptional(1), false));
        }
        List<int[]> sorted = new ArrayList<>(examples.size());
        int at = 0;
        for (Example example : Chunks.byLength(examples)) {
            int[] predicted = new int[example.completion().length];
            for (int i = 0; i < predicted.length; i++) {
                predicted[i] = (int) flat[at++];
            }
            sorted.add(predicted);
        }
        return Chunks.inOrderOf(examples, sorted);
    }
}

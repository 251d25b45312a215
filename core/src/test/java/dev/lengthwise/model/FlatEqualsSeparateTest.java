package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flat batch with its groups of one length is only a faster way to compute what padding and masking would give. */
class FlatEqualsSeparateTest {
    private static final Sort SORT = new Sort(new Vocabulary(10), true);
    private static final Batch BATCH = batch();

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<TransformerConfig> configs() {
        return TinyModels.configs();
    }

    /** Both heads, at lengths 1 to 6, some of which stand in both. */
    private static Batch batch() {
        SplittableRandom random = new SplittableRandom(3);
        List<Example> sort = new ArrayList<>();
        List<Example> successor = new ArrayList<>();
        for (int n : new int[]{4, 1, 6, 2, 4}) {
            sort.add(SORT.pose(SORT.draw(n, random)));
            successor.add(Hints.create("successor", SORT, null).ask(SORT.draw(n, random), random));
        }
        return Batch.of(List.of(new Batch.Part("sort", 0.7, sort), new Batch.Part("successor", 0.3, successor)));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everySequenceIsAsIfItWereAlone(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor flat = model.residual(BatchTensors.of(BATCH), Precision.FP32);
            int at = 0;
            for (long[] sequence : sequences()) {
                Tensor alone = model.residual(
                        new BatchTensors(Tensors.of(sequence), LengthGroups.of(1, sequence.length)), Precision.FP32);
                assertThat(TinyModels.difference(flat.narrow(0, at, sequence.length), alone)).isLessThan(2e-5);
                at += sequence.length;
            }
            assertThat(at).isEqualTo(BATCH.tokens().length);
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void valuesAreThoseOfPaddingAndMasking(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor flat = model.residual(BatchTensors.of(BATCH), Precision.FP32);
            Tensor padded = padded(model);
            assertThat(TinyModels.difference(flat, padded)).isLessThan(3e-5);
            PaddedTransformer reference = new PaddedTransformer(config, model.parameters().all());
            for (String head : TinyModels.HEADS) {
                assertThat(TinyModels.difference(model.logits(head, flat, Precision.FP32),
                        reference.logits(head, padded))).isLessThan(1e-4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientsAreThoseOfPaddingAndMasking(TransformerConfig config) {
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            Tensor rows = BatchTensors.answerRows(BATCH);
            Tensor due = model.residual(BatchTensors.of(BATCH), rows, Precision.FP32);
            loss(due, (head, residual) -> model.logits(head, residual, Precision.FP32)).backward();
            Map<String, Tensor> flat = gradients(model);

            PaddedTransformer reference = new PaddedTransformer(config, model.parameters().all());
            loss(padded(model).index_select(0, rows), reference::logits).backward();
            Map<String, Tensor> expected = gradients(model);

            assertThat(flat.keySet()).isEqualTo(model.parameters().trained().keySet());
            flat.forEach((name, gradient) -> {
                Tensor right = TinyModels.named(expected, name);
                double size = right.abs().max().item_double();
                assertThat(TinyModels.difference(gradient, right)).as(name)
                        .isLessThan(1e-6 + 1e-4 * size);
                assertThat(size).as("%s has a gradient that could differ", name).isGreaterThan(1e-3);
            });
        }
    }

    private interface Head {
        Tensor logits(String head, Tensor residual);
    }

    /** The weighted sum of the heads' mean cross-entropies. */
    private static Tensor loss(Tensor due, Head head) {
        Tensor total = torch.zeros(new long[0]);
        long at = 0;
        for (Targets targets : BATCH.targets()) {
            long answers = targets.labels().length;
            Tensor logits = head.logits(targets.head(), due.narrow(0, at, answers));
            total = total.add(torch.cross_entropy_loss(logits, Tensors.of(targets.labels()), new TensorOptional(), 1,
                    -100, 0).mul(new Scalar(targets.weight())));
            at += answers;
        }
        return total;
    }

    /** The residual stream of the padded computation, its padding cut away and its sequences laid flat: [S, D]. */
    private static Tensor padded(Transformer model) {
        List<long[]> sequences = sequences();
        int longest = sequences.getLast().length;
        long[] tokens = new long[sequences.size() * longest];
        List<Long> real = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            long[] sequence = Arrays.copyOf(sequences.get(i), longest);
            System.arraycopy(sequence, 0, tokens, i * longest, longest);
            for (int place = 0; place < sequences.get(i).length; place++) {
                real.add((long) i * longest + place);
            }
        }
        Tensor residual = new PaddedTransformer(model.config(), model.parameters().all())
                .residual(Tensors.of(tokens).view(sequences.size(), longest));
        return residual.view(-1, model.config().width()).index_select(0,
                Tensors.of(real.stream().mapToLong(Long::longValue).toArray()));
    }

    private static List<long[]> sequences() {
        List<long[]> sequences = new ArrayList<>();
        int at = 0;
        for (int group = 0; group < BATCH.groups().size(); group++) {
            for (int i = 0; i < BATCH.groups().counts()[group]; i++) {
                int length = BATCH.groups().lengths()[group];
                sequences.add(Arrays.copyOfRange(BATCH.tokens(), at, at + length));
                at += length;
            }
        }
        return sequences;
    }

    /** Copies the gradients and forgets them. */
    private static Map<String, Tensor> gradients(Transformer model) {
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        model.parameters().trained().forEach((name, parameter) -> {
            gradients.put(name, parameter.grad().clone());
            parameter.mutable_grad().reset();
        });
        return gradients;
    }
}

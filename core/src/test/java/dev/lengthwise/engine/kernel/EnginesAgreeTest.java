package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Losses and gradients are those of libtorch in fp64, to 1e-5 of them; where its own in fp32 are not so near, as in deep models without
 * norms, to twice their distance. Sparse weights amplify rounding, as all of them move with the threshold: to four times.
 */
class EnginesAgreeTest {
    private static final double CLOSE = 1e-5;
    private static final Increment INCREMENT = new Increment(0.5);
    private static final List<String> HEADS = List.of("increment", "carry");

    static Stream<TransformerConfig> everyLever() {
        return TinyModels.configs().stream();
    }

    /** Sizes that no vector divides are among them. */
    static Stream<TransformerConfig> anySize() {
        Random random = new Random(1);
        List<TransformerConfig> configs = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            int heads = 1 + random.nextInt(4);
            int headDim = 1 + random.nextInt(24);
            Position position = random.nextInt(3) == 0
                    ? new Position.None()
                    : longer(TinyModels.positions().get(random.nextInt(TinyModels.positions().size())));
            configs.add(new TransformerConfig(1 + random.nextInt(3),
                    heads * (position instanceof Position.Rope ? headDim + headDim % 2 : headDim), heads,
                    1 + random.nextInt(150), Norm.values()[random.nextInt(3)],
                    Activation.values()[random.nextInt(2)],
                    TinyModels.tempers().get(random.nextInt(TinyModels.tempers().size())), position,
                    i % 4 == 0 ? AttentionKind.ENTMAX15 : AttentionKind.SOFTMAX));
        }
        return configs.stream();
    }

    @ParameterizedTest
    @MethodSource({"everyLever", "anySize"})
    void onShortSequences(TransformerConfig config) {
        agree(config, batch(6, 40, 1));
    }

    @ParameterizedTest
    @MethodSource("everyLever")
    void onStretchedSequences(TransformerConfig config) {
        TransformerConfig placed = new TransformerConfig(config.depth(), config.width(), config.heads(), config.mlp(),
                config.norm(), config.activation(), config.temper(), longer(config.position()), config.attention());
        agree(placed, batch(40, 16, 8));
    }

    /** A sequence is longer than a tile, and than the queries whose scores are made at a time. */
    @ParameterizedTest
    @MethodSource("everyLever")
    void onSequencesLongerThanATile(TransformerConfig config) {
        TransformerConfig placed = new TransformerConfig(1, 16, 2, 24, config.norm(), config.activation(),
                config.temper(), longer(config.position()), config.attention());
        agree(placed, batch(150, 3, 1));
    }

    /** With places for all sequences of these tests. */
    private static Position longer(Position position) {
        return position instanceof Position.Learned ? new Position.Learned(400) : position;
    }

    private static Batch batch(int longest, int examples, double stretch) {
        List<HintShare> hints = List.of(new HintShare(Hints.create("carry", INCREMENT, null), 0.25, 0.7));
        return new Batcher(INCREMENT, hints, Accounting.REPLACE, new Lengths(List.of(new Lengths.Range(1, longest, 1))),
                examples, 3, new Stretch(stretch)).batch(0);
    }

    private static void agree(TransformerConfig config, Batch batch) {
        try (Transformer model = TinyModels.model(config, INCREMENT.vocabulary().size(), HEADS)) {
            KernelTransformer kernel = BothEngines.kernel(model);
            BothEngines.Said exact = BothEngines.torch(model, batch, Precision.FP64);
            BothEngines.Said ours = BothEngines.kernel(kernel, batch, 2);
            double rounding = BothEngines.torch(model, batch, Precision.FP32).distance(exact);
            assertThat(ours.distance(exact)).as(config + " of " + exact.losses())
                    .isLessThan(Math.max(CLOSE, (config.attention() == AttentionKind.SOFTMAX ? 2 : 4) * rounding));
        }
    }
}

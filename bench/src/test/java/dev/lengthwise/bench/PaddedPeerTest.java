package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedPeerTest {
    static {
        Engine.start(1);
    }

    /** What makes the benchmark a comparison: the same numbers come out, step after step. */
    @Test
    void thePeerTrainsToTheSameLosses() {
        Batcher batcher = Models.batcher(16);
        try (Transformer model = Models.transformer(64);
                PaddedPeer peer = new PaddedPeer(model, 1e-3);
                Step ours = new Step(model, Models.training(16, 1e-3), Precision.FP32)) {
            for (int i = 0; i < 5; i++) {
                Batch batch = batcher.batch(i);
                double[] loss = new double[1];
                ours.update(batch, i, (head, value) -> loss[0] = value);
                assertThat(peer.step(batch)).as("loss at step %s", i).isCloseTo(loss[0], within(1e-4));
            }
        }
    }

    @Test
    void modelsThePeerCannotBeAreRefused() {
        TransformerConfig config = new TransformerConfig(1, 8, 1, 8, Norm.POST, Activation.GELU, new Temper.None());
        try (Transformer model = new Transformer(config, 13, List.of("sort"), 1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new PaddedPeer(model, 1e-3))
                    .withMessageStartingWith("the peer is pre-norm");
        }
    }
}

package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.DeviceBatch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * How a training loop moves the weights: at once, or by a queue that it does not wait for. Belongs to one thread, but for
 * {@link #ready}.
 */
public interface Updates extends AutoCloseable {

    /**
     * What an update takes.
     *
     * @param copied its numbers on the device, where they are copied ahead; else null
     */
    record Ready(Batch batch, @Nullable DeviceBatch copied) implements AutoCloseable {
        @Override
        public void close() {
            if (copied != null) {
                copied.close();
            }
        }
    }

    /**
     * Those that suit the engine and the model's device.
     *
     * @param precision fp32 or bf16, on a GPU also tf32
     */
    static Updates of(Transformer model, TrainConfig config, Precision precision) {
        if (config.engine() == EngineKind.KERNEL) {
            return new KernelUpdates(model, config);
        }
        return model.device() == Device.CUDA
                ? new QueuedUpdates(model, config, precision)
                : new UpdatesAtOnce(new Step(model, config, precision));
    }

    /** Does what can be done with a batch before its turn comes; on any thread. */
    Ready ready(Batch batch);

    /**
     * Moves the weights once, or asks for it.
     *
     * @param ready is closed
     * @param step from 0, for the learning rate
     */
    void update(Ready ready, long step);

    /**
     * Waits for what was asked for and tells the losses of all updates since the last time.
     *
     * @return the norm of the newest update's gradient, before clipping
     * @throws NonFiniteLossException where a loss or a gradient was no number; no weight was moved by it or since
     */
    double settle(LossWindow window);

    /** The learning rate of a step. */
    double learningRate(long step);

    /** The optimizer's state by name, as a checkpoint holds it; it belongs to the caller's scope, or it is these updates' own. */
    Map<String, Tensor> state();

    /** Takes over the state of a checkpoint, and the model's weights as they are now. */
    void load(Map<String, Tensor> values);

    /** The average of the weights that they move. */
    Average average(double decay);

    /** Gives the model the weights, where these updates move others. */
    void publish();

    @Override
    void close();
}

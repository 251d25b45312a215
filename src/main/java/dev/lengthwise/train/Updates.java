package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;

/** How a training loop moves the weights: at once, or by a queue that it does not wait for. Belongs to one thread. */
public interface Updates extends AutoCloseable {

    /**
     * Those that suit the model's device.
     *
     * @param precision fp32 or bf16, on a GPU also tf32
     */
    static Updates of(Transformer model, TrainConfig config, Precision precision) {
        return model.device() == Device.CUDA
                ? new QueuedUpdates(model, config, precision)
                : new UpdatesAtOnce(new Step(model, config, precision));
    }

    /**
     * Moves the weights once, or asks for it.
     *
     * @param step from 0, for the learning rate
     */
    void update(Batch batch, long step);

    /**
     * Waits for what was asked for and tells the losses of all updates since the last time.
     *
     * @return the norm of the newest update's gradient, before clipping
     * @throws NonFiniteLossException where a loss or a gradient was no number; no weight was moved by it or since
     */
    double settle(LossWindow window);

    /** The learning rate of a step. */
    double learningRate(long step);

    /** The optimizer, whose state a checkpoint holds. */
    Adam adam();

    @Override
    void close();
}

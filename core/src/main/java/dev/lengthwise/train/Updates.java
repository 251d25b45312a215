package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.DeviceBatch;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.kernel.KernelModel;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import java.util.Map;
import java.util.Optional;
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
     * Those that suit the model's engine and device.
     *
     * @param model of the config's engine
     * @param precision fp32 or bf16, on a GPU also tf32
     */
    static Updates of(Model model, TrainConfig config, Precision precision) {
        if (!config.engine().allows(asked -> asked == model.engine())) {
            throw new IllegalArgumentException("train.engine is " + config.engine() + ", and the model is computed by "
                    + model.engine() + "; one of them has to be the other");
        }
        return switch (model) {
            case KernelModel kernel -> new KernelUpdates(kernel, config);
            case TorchModel(Transformer transformer) -> byLibtorch(transformer, config, precision);
            default -> throw new IllegalArgumentException(
                    "a model of " + model.getClass().getName() + " cannot be trained");
        };
    }

    private static Updates byLibtorch(Transformer model, TrainConfig config, Precision precision) {
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

    /** The optimizer's state by name, as a checkpoint holds it; it may be these updates' own. */
    Map<String, Numbers> state();

    /** Takes over the state of a checkpoint. */
    void load(Map<String, Numbers> values);

    /** The state of the process's random generator, should training ever draw from it; nothing where there is none. */
    Optional<Numbers> generator();

    /** Sets it back to what {@link #generator()} told. */
    void generator(Numbers state);

    /** The average of the weights that they move. */
    Average average(double decay);

    @Override
    void close();
}

package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The training loop. Belongs to one thread. */
public final class Trainer implements AutoCloseable {
    private static final String GENERATOR = "generator";
    private static final String REACHED = "reached";

    private final Transformer model;
    private final Batcher batcher;
    private final TrainConfig config;
    private final Path checkpoints;
    private final String madeWith;
    private final Updates training;
    private final LossWindow window;
    private final Tally tally;
    private final @Nullable Averaging averaging;
    private long step;
    private boolean averaged;
    private boolean reached;

    /**
     * @param precision fp32 or bf16, on a GPU also tf32
     * @param checkpoints the folder that checkpoints are written to
     */
    public Trainer(Transformer model, Batcher batcher, TrainConfig config, Precision precision, Path checkpoints) {
        this(model, batcher, config, precision, checkpoints, "");
    }

    /** @param madeWith what the weights are made with: kept in every checkpoint, unless it is empty */
    public Trainer(Transformer model, Batcher batcher, TrainConfig config, Precision precision, Path checkpoints,
            String madeWith) {
        this.model = model;
        this.batcher = batcher;
        this.config = config;
        this.checkpoints = checkpoints;
        this.madeWith = madeWith;
        this.window = new LossWindow(model.heads());
        this.tally = new Tally(model.heads());
        this.training = Updates.of(model, config, precision);
        try {
            this.averaging = config.averaging() > 0
                    ? new Averaging(model.parameters().trained(), config.averaging())
                    : null;
        } catch (RuntimeException | Error e) { // such as too little memory
            training.close();
            throw e;
        }
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    /** What the steps done have been trained on, by head, the main task's first; empty where a checkpoint without counts was resumed. */
    public Map<String, Tally.Amount> trainedOn() {
        return tally.amounts();
    }

    /** Whether training ended before its last step because the model was right often enough (see {@link StopAt}). */
    public boolean reached() {
        return reached;
    }

    /**
     * Goes back to the newest checkpoint of the folder.
     *
     * @return false where there is none; nothing has changed then
     */
    public boolean resume() throws IOException {
        Optional<Path> latest = Checkpoint.latest(checkpoints);
        if (latest.isEmpty()) {
            return false;
        }
        try (Scope scope = new Scope()) {
            Checkpoint checkpoint = Checkpoint.read(latest.get());
            Map<String, Tensor> weights = new LinkedHashMap<>();
            Map<String, Tensor> others = new LinkedHashMap<>();
            checkpoint.tensors().forEach((name, tensor) -> {
                if (name.startsWith(Checkpoint.WEIGHTS)) {
                    weights.put(name.substring(Checkpoint.WEIGHTS.length()), tensor);
                } else {
                    others.put(name, tensor);
                }
            });
            Tensor generator = others.remove(GENERATOR);
            if (generator == null) {
                throw new DamagedFileException(latest.get() + ": no checkpoint, the generator's state is missing");
            }
            if (averaging != null) {
                averaging.load(others);
            }
            model.parameters().load(weights);
            training.adam().load(others);
            setState(generator);
            window.load(checkpoint.notes());
            tally.load(checkpoint.notes());
            step = checkpoint.step();
            averaged = false;
            reached = checkpoint.notes().containsKey(REACHED);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(latest.get() + ": " + e.getMessage(), e);
        }
        return true;
    }

    private static void setState(Tensor generator) {
        try (Scope scope = new Scope()) {
            Tensors.requireLike(GENERATOR, torch.getDefaultCPUGenerator().get_state(), generator);
            torch.getDefaultCPUGenerator().set_state(generator);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException e) { // libtorch's word on bytes that are no generator's
            throw new IllegalArgumentException("the generator's state is none", e);
        }
    }

    /**
     * Trains by a config without {@code stopAt}, as {@link #train(Consumer, BooleanSupplier, DoubleSupplier)} does.
     */
    public boolean train(Consumer<TrainEvent> listener, BooleanSupplier stop) throws IOException, InterruptedException {
        return train(listener, stop, () -> {
            throw new IllegalStateException("train.stopAt is set, and there is nobody to ask for the exact match");
        });
    }

    /**
     * Trains from where it stands to the last step, or to {@code stopAt}, with a checkpoint every {@code checkpointEvery} steps and
     * at the end. Where the weights are averaged, the average is what the model has once training is finished.
     *
     * @param listener told what happens, on this thread
     * @param stop asked after every step; once true, a checkpoint is written and training is interrupted
     * @param exact the share of exact match of the model as it would be if this step were the last, for {@code stopAt}; must leave the
     *     model as it is
     * @return whether training is finished
     * @throws NonFiniteLossException before the update that a loss or a gradient which is no number would make
     */
    public boolean train(Consumer<TrainEvent> listener, BooleanSupplier stop, DoubleSupplier exact)
            throws IOException, InterruptedException {
        try (BatchStream<Updates.Ready> batches = new BatchStream<>(at -> training.ready(batcher.batch(at)),
                Updates.Ready::close, step, config.steps())) {
            Pace pace = new Pace(step);
            long from = step;
            while (!isFinished()) {
                Updates.Ready ready = batches.next();
                if (step == from) {
                    listener.accept(new TrainEvent.Begun(step, config.steps()));
                }
                Batch batch = ready.batch();
                training.update(ready, step);
                step++;
                tally.add(batch);
                pace.add(batch.examples());
                if (averaging != null) {
                    averaging.add(step);
                }
                reached = step < config.steps() && isRightEnough(exact);
                listener.accept(new TrainEvent.Stepped(step, config.steps()));
                if (step % config.logEvery() == 0 || isFinished()) {
                    listener.accept(pace.measure(training.settle(window), batches.waited()));
                }
                boolean stopping = stop.getAsBoolean() && !isFinished();
                if (stopping || step % config.checkpointEvery() == 0 || isFinished()) {
                    listener.accept(new TrainEvent.Saved(step, save()));
                }
                if (stopping) {
                    return false;
                }
            }
        }
        if (averaging != null && !averaged) {
            averaging.exchange();
            averaged = true;
        }
        return true;
    }

    private boolean isFinished() {
        return reached || step >= config.steps();
    }

    /** Looks whether this step may be the last. */
    private boolean isRightEnough(DoubleSupplier exact) {
        StopAt stopAt = config.stopAt();
        if (stopAt == null || step % stopAt.every() != 0) {
            return false;
        }
        training.settle(window);
        if (averaging == null) {
            return exact.getAsDouble() >= stopAt.exact();
        }
        averaging.exchange();
        try {
            return exact.getAsDouble() >= stopAt.exact();
        } finally {
            averaging.exchange();
        }
    }

    private Path save() throws IOException {
        try (Scope scope = new Scope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            model.parameters().all().forEach((name, tensor) -> tensors.put(Checkpoint.WEIGHTS + name, tensor));
            tensors.putAll(training.adam().state());
            if (averaging != null) {
                tensors.putAll(averaging.state());
            }
            tensors.put(GENERATOR, torch.getDefaultCPUGenerator().get_state());
            training.settle(window);
            Map<String, String> notes = new LinkedHashMap<>(window.notes());
            notes.putAll(tally.notes());
            if (!madeWith.isEmpty()) {
                notes.put(Checkpoint.MADE_WITH, madeWith);
            }
            if (reached) {
                notes.put(REACHED, "true");
            }
            return new Checkpoint(step, notes, tensors).write(checkpoints, config.keep());
        }
    }

    @Override
    public void close() {
        training.close();
        if (averaging != null) {
            averaging.close();
        }
    }

    /** Speed, and the time that is left. */
    private final class Pace {
        private final long from;
        private final long start = System.nanoTime();
        private long examples; // since the last measurement
        private long last = start;

        Pace(long from) {
            this.from = from;
        }

        void add(int more) {
            examples += more;
        }

        TrainEvent.Measured measure(double gradientNorm, long waited) {
            long now = System.nanoTime();
            double perStep = (now - start) / 1e9 / (step - from);
            double rate = examples / ((now - last) / 1e9);
            examples = 0;
            last = now;
            return new TrainEvent.Measured(step, window.means(), training.learningRate(step - 1), gradientNorm, rate,
                    (double) waited / Math.max(1, now - start), perStep * (config.steps() - step));
        }
    }
}

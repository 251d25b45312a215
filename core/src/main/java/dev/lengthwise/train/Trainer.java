package dev.lengthwise.train;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchStream;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.TaskFailure;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The training loop. Belongs to one thread. */
public final class Trainer implements AutoCloseable {
    private static final String GENERATOR = "generator";
    private static final String REACHED = "reached";
    private static final String LOOKED = "looked";

    private final Model model;
    private final Batcher batcher;
    private final TrainConfig config;
    private final Path checkpoints;
    private final String madeWith;
    private final Updates training;
    private final LossWindow window;
    private final Tally tally;
    private final @Nullable Average averaging;
    private long step;
    private boolean averaged;
    private boolean reached;
    private boolean looked = true;
    private @Nullable LastLine last;
    private boolean owed;

    /**
     * @param precision fp32 or bf16, on a GPU also tf32
     * @param checkpoints the folder that checkpoints are written to
     */
    public Trainer(Transformer model, Batcher batcher, TrainConfig config, Precision precision, Path checkpoints) {
        this(new TorchModel(model), batcher, config, precision, checkpoints, "");
    }

    /**
     * @param model of the config's engine
     * @param precision fp32 or bf16, on a GPU also tf32
     * @param checkpoints the folder that checkpoints are written to
     * @param madeWith what the weights are made with: kept in every checkpoint, unless it is empty
     */
    public Trainer(Model model, Batcher batcher, TrainConfig config, Precision precision, Path checkpoints,
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
            this.averaging = config.averaging() > 0 ? training.average(config.averaging()) : null;
        } catch (RuntimeException | Error e) { // such as too little memory
            training.close();
            throw e;
        }
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    /**
     * The last step of which everything has been told. It is one less than {@link #step} where training goes on from what was the last
     * step of a shorter run, as what followed that step did so because it was the last, and where the task failed before all was told:
     * what is due comes then.
     */
    public long told() {
        return owed ? step - 1 : step;
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
        try {
            Checkpoint checkpoint = Checkpoint.read(latest.get());
            Map<String, Numbers> weights = new LinkedHashMap<>();
            Map<String, Numbers> others = new LinkedHashMap<>();
            checkpoint.tensors().forEach((name, tensor) -> {
                if (name.startsWith(Checkpoint.WEIGHTS)) {
                    weights.put(name.substring(Checkpoint.WEIGHTS.length()), tensor);
                } else {
                    others.put(name, tensor);
                }
            });
            Numbers generator = others.remove(GENERATOR);
            boolean drawn = training.generator().isPresent(); // by libtorch; a checkpoint of our own engine's needs none
            if (drawn && generator == null) {
                throw new DamagedFileException(latest.get() + ": not a checkpoint, the generator's state is missing");
            }
            if (averaging != null) {
                averaging.load(others);
            }
            model.load(weights);
            training.load(others);
            if (drawn && generator != null) {
                training.generator(generator);
            }
            window.load(checkpoint.notes());
            tally.load(checkpoint.notes());
            step = checkpoint.step();
            averaged = false;
            reached = checkpoint.notes().containsKey(REACHED);
            looked = reached || checkpoint.notes().containsKey(LOOKED);
            last = LastLine.of(checkpoint.notes());
            owed = last != null && step < config.steps();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(latest.get() + ": " + e.getMessage(), e);
        }
        return true;
    }

    /** Trains with nobody who looks on, as {@link #train(Consumer, BooleanSupplier, Onlooker)} does; by a config without {@code stopAt}. */
    public boolean train(Consumer<TrainEvent> listener, BooleanSupplier stop) throws IOException, InterruptedException {
        return train(listener, stop, Onlooker.NONE);
    }

    /**
     * Trains from where it stands to the last step, or to {@code stopAt}, with a checkpoint every {@code checkpointEvery} steps and
     * at the end. Where the weights are averaged, the average is what the model has once training is finished.
     *
     * @param listener told what happens, on this thread
     * @param stop asked after every step; once true, a checkpoint is written and training is interrupted
     * @param onlooker asked and shown between steps
     * @return whether training is finished
     * @throws TaskFailure where the task gives no examples any more; a checkpoint of the steps done is written
     * @throws NonFiniteLossException before the update that a loss or a gradient which is no number would make
     */
    public boolean train(Consumer<TrainEvent> listener, BooleanSupplier stop, Onlooker onlooker)
            throws IOException, InterruptedException {
        try (BatchStream<Updates.Ready> batches = new BatchStream<>(at -> training.ready(batcher.batch(at)),
                Updates.Ready::close, step, config.steps())) {
            Pace pace = new Pace(batches::waited);
            if (owed && !follow(listener, stop, onlooker, pace)) {
                return false;
            }
            if (!looked && step < config.steps()) { // a checkpoint by a version that did not note it
                reached = isRightEnough(onlooker, pace);
            }
            score(onlooker, pace); // at the start, or what an interruption cut off
            if (stop.getAsBoolean() && onlooker.wantsScores(step, isFinished())) { // cut off again: a step more, and it is lost
                listener.accept(new TrainEvent.Saved(step, save()));
                return false;
            }
            long from = step;
            while (!isFinished()) {
                Updates.Ready ready;
                try {
                    ready = batches.next();
                } catch (TaskFailure e) {
                    if (step > from) {
                        saveWithout(e, listener);
                    }
                    throw e;
                }
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
                if (!follow(listener, stop, onlooker, pace)) {
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

    /** All that follows the update of a step; returns whether training may go on. */
    private boolean follow(Consumer<TrainEvent> listener, BooleanSupplier stop, Onlooker onlooker, Pace pace)
            throws IOException {
        try {
            reached = step < config.steps() && isRightEnough(onlooker, pace);
        } catch (TaskFailure e) {
            owe(pace);
            saveWithout(e, listener);
            throw e;
        }
        looked = true;
        if (!owed) {
            listener.accept(new TrainEvent.Stepped(step, config.steps()));
        }
        if (step % config.logEvery() == 0 || isFinished()) {
            listener.accept(measure(pace));
        }
        owed = false;
        try {
            score(onlooker, pace);
        } catch (TaskFailure e) {
            saveWithout(e, listener);
            throw e;
        }
        boolean stopping = stop.getAsBoolean() && !isFinished();
        if (stopping || step % config.checkpointEvery() == 0 || isFinished() || onlooker.wantsCheckpoint(step)) {
            listener.accept(new TrainEvent.Saved(step, save()));
        }
        return !stopping;
    }

    /** Leaves all that follows the update of this step to the next session, which tells of it as this one would have. */
    private void owe(Pace pace) {
        if (!owed) {
            double norm = training.settle(window);
            last = new LastLine(window.notes(), norm, pace.rate());
            owed = true;
        }
    }

    /** A checkpoint of the steps done, where the task's failure ends training. */
    private void saveWithout(TaskFailure failure, Consumer<TrainEvent> listener) {
        try {
            listener.accept(new TrainEvent.Saved(step, save()));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean isFinished() {
        return reached || step >= config.steps();
    }

    private TrainEvent.Measured measure(Pace pace) {
        double norm = training.settle(window);
        Map<String, String> losses = window.notes();
        TrainEvent.Measured line = owed && last != null
                ? pace.measure(last.gradientNorm(), last.examplesPerSecond())
                : pace.measure(norm, pace.rate());
        last = step == config.steps() ? new LastLine(losses, line.gradientNorm(), line.examplesPerSecond()) : null;
        return line;
    }

    /** Looks whether this step may be the last. */
    private boolean isRightEnough(Onlooker onlooker, Pace pace) {
        StopAt stopAt = config.stopAt();
        return stopAt != null && step > 0 && step % stopAt.every() == 0
                && look(() -> onlooker.exact(step), pace) >= stopAt.exact();
    }

    private void score(Onlooker onlooker, Pace pace) {
        if (onlooker.wantsScores(step, isFinished())) {
            var _ = look(() -> {
                onlooker.score(step);
                return 0;
            }, pace);
        }
    }

    /** Shows the model as it would be left if training ended now. */
    private double look(DoubleSupplier seen, Pace pace) {
        training.settle(window);
        long start = System.nanoTime();
        if (averaging != null && !averaged) {
            averaging.exchange();
        }
        try {
            return seen.getAsDouble();
        } finally {
            if (averaging != null && !averaged) {
                averaging.exchange();
            }
            pace.leaveOut(System.nanoTime() - start);
        }
    }

    private Path save() throws IOException {
        Map<String, Numbers> tensors = new LinkedHashMap<>();
        model.weights().forEach((name, numbers) -> tensors.put(Checkpoint.WEIGHTS + name, numbers));
        tensors.putAll(training.state());
        if (averaging != null) {
            tensors.putAll(averaging.state());
        }
        training.generator().ifPresent(state -> tensors.put(GENERATOR, state));
        training.settle(window);
        Map<String, String> notes = new LinkedHashMap<>(window.notes());
        notes.putAll(tally.notes());
        if (!madeWith.isEmpty()) {
            notes.put(Checkpoint.MADE_WITH, madeWith);
        }
        if (last != null && (owed || step == config.steps())) {
            notes.putAll(last.notes());
        }
        if (config.stopAt() != null && !owed) {
            notes.put(LOOKED, "true");
        }
        if (reached) {
            notes.put(REACHED, "true");
        }
        return new Checkpoint(step, notes, tensors).write(checkpoints, config.keep());
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
        private final long from = told();
        private final long begin = System.nanoTime();
        private final LongSupplier waited;
        private long start = begin; // later by what is not training
        private long lastLine = begin;
        private long examples; // since the last measurement

        /** @param waited nanoseconds so far in which data was waited for */
        Pace(LongSupplier waited) {
            this.waited = waited;
        }

        void add(int more) {
            examples += more;
        }

        /** So many nanoseconds were not training's. */
        void leaveOut(long nanos) {
            start += nanos;
            lastLine += nanos;
        }

        /** Examples a second since the last measurement. */
        double rate() {
            return examples / ((System.nanoTime() - lastLine) / 1e9);
        }

        TrainEvent.Measured measure(double gradientNorm, double rate) {
            long now = System.nanoTime();
            double perStep = examples > 0 ? (now - begin) / 1e9 / (step - from) : config.batch() / rate;
            examples = 0;
            lastLine = now;
            return new TrainEvent.Measured(step, window.means(), training.learningRate(step - 1), gradientNorm, rate,
                    (double) waited.getAsLong() / Math.max(1, now - start), perStep * (config.steps() - step));
        }
    }
}

package dev.lengthwise.run;

import dev.lengthwise.engine.Model;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Percent;
import dev.lengthwise.train.Onlooker;
import dev.lengthwise.train.StopAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Looks at a run's model while it is trained, in fp32: by fresh examples of the lengths of training where these may end it, and by
 * test inputs of every length that is evaluated, for people. What the latter say goes to the metrics and the watcher, and nowhere
 * else.
 *
 * @param precision of the training
 * @param every steps between two scorings; 0 is never
 * @param doing told what goes on meanwhile
 * @param stop once true, a scoring is given up; the run's next session does it
 * @param branches that begin with a checkpoint
 */
record TrainingLooks(Setup setup, Model model, Precision precision, int every, Metrics metrics,
        Run.Watcher watcher, Consumer<String> doing, BooleanSupplier stop,
        Branches branches) implements Onlooker {

    /** What {@code train.stopAt} asks for. */
    @Override
    public double exact(long step) {
        StopAt stopAt = Objects.requireNonNull(setup.recipe().train().stopAt());
        doing.accept(at(step) + "scoring trained lengths");
        begin();
        double exact = TrainedExamples.exact(setup, model, stopAt.samples(), step);
        end();
        if (exact >= stopAt.exact()) {
            watcher.say(String.format(Locale.ROOT, "stopping at step %d: exact match %s %% on the lengths of training",
                    step, Percent.of(exact)));
        }
        return exact;
    }

    @Override
    public boolean wantsScores(long step, boolean last) {
        return every > 0 && (step % every == 0 || last) && !metrics.hasScores(step);
    }

    @Override
    public boolean wantsCheckpoint(long step) {
        return branches.leaveAt(step);
    }

    @Override
    public void score(long step) {
        begin();
        Optional<StepScores> scores = StepScores.of(setup, model, Run.SCORING, step,
                length -> doing.accept(at(step) + "scoring length " + length), stop);
        end();
        if (scores.isEmpty()) {
            return;
        }
        try {
            metrics.writeScores(scores.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        watcher.scored(scores.get());
    }

    private String at(long step) {
        return "step " + step + "/" + setup.recipe().train().steps() + ", ";
    }

    private void begin() {
        Device.allowTf32(Run.SCORING);
        metrics.pause();
    }

    private void end() {
        model.synchronize();
        metrics.goOn();
        Device.allowTf32(precision);
    }
}

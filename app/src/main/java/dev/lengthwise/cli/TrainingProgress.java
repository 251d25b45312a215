package dev.lengthwise.cli;

import dev.lengthwise.report.Timespan;
import dev.lengthwise.run.Doing;
import dev.lengthwise.run.Run;
import dev.lengthwise.run.StepScores;
import dev.lengthwise.train.TrainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how far a run is; each number is of the step beside it, or carries its own. */
final class TrainingProgress implements Run.Watcher {
    private static final String TRAINING = Doing.Stage.TRAINING.toString();

    private final Progress progress;
    private long begun; // the step that this session starts from
    private long since; // System.nanoTime of that
    private long steps;
    private TrainEvent.@Nullable Measured measured;

    TrainingProgress(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void say(String line) {
        progress.say(line);
    }

    @Override
    public void doing(Doing.Stage stage, String what) {
        progress.doing(stage.toString(), () -> List.of(what));
    }

    /** A line for good: each is of another step, and people asked for it. */
    @Override
    public void scored(StepScores scores) {
        progress.say("step " + scores.step() + ": exact match %, " + scores.words());
    }

    @Override
    public void train(TrainEvent event) {
        switch (event) {
            case TrainEvent.Begun now -> {
                begun = now.step();
                since = System.nanoTime();
                steps = now.steps();
                progress.doing(TRAINING, () -> List.of("first step", (now.step() + 1) + "/" + now.steps()));
            }
            case TrainEvent.Stepped now -> {
                double left = (System.nanoTime() - since) / 1e9 / (now.step() - begun) * (now.steps() - now.step());
                TrainEvent.Measured newest = measured;
                progress.doing(TRAINING, () -> parts(Timespan.of(left) + " left", now.step(), now.steps(), newest));
            }
            case TrainEvent.Measured now -> {
                measured = now;
                if (now.step() == steps) {
                    progress.done(TRAINING, parts("trained", steps, steps, now));
                }
            }
            case TrainEvent.Saved _ -> {
                // Checkpoints come and go silently.
            }
        }
    }

    private List<String> parts(String left, long step, long of, TrainEvent.@Nullable Measured newest) {
        List<String> parts = new ArrayList<>(
                List.of(left, "step " + step + "/" + of, progress.bar((double) step / of)));
        if (newest != null) {
            String when = newest.step() == step ? "" : " at step " + newest.step();
            parts.add("loss " + newest.losses().entrySet().stream()
                    .map(loss -> String.format(Locale.ROOT, "%s %.4f", loss.getKey(), loss.getValue()))
                    .collect(Collectors.joining(" ")) + when);
            parts.add(String.format(Locale.ROOT, "%.0f examples/s", newest.examplesPerSecond()) + when);
        }
        return parts;
    }
}

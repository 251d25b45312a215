package dev.lengthwise.run;

import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.run.LossLine;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Follows one run of a study by its metrics: how far it is and at what pace. Times are seconds of one clock, whichever. Belongs to
 * one thread.
 */
public final class RunWatch {
    /** From the start of a process to its first step. */
    private static final double START = 2;

    private final RunProcess run;
    private final Workload workload;
    private RunState state = RunState.WAITING;
    private Doing.Stage stage = Doing.Stage.TRAINING;
    private String doing = "";
    private Map<String, Double> losses = Map.of();
    private long measured; // the step that the losses are of
    private String remark = "";
    private long step; // the last one that is known of, in any session
    private double seconds; // of training and of looks at the model, when that was
    private long firstStep; // of this session
    private double firstSeconds;
    private boolean heard; // of its first step in this session
    private double seen; // when the step came in, or the process was started
    private double elapsed;

    /** Sees what earlier sessions have left. */
    public RunWatch(RunProcess run) throws IOException {
        this.run = run;
        this.workload = run.workload();
        this.step = workload.from();
        look(0);
        if (run.isDone()) {
            state = RunState.DONE;
        }
        firstStep = step;
        firstSeconds = seconds;
        elapsed = seconds;
    }

    public RunProcess run() {
        return run;
    }

    public RunState state() {
        return state;
    }

    private boolean isRunning() {
        return state == RunState.RUNNING;
    }

    /** A process works on the run from now on. */
    public void begin(double now) {
        state = RunState.RUNNING;
        stage = step == workload.steps() ? Doing.Stage.EVALUATING : Doing.Stage.TRAINING;
        seen = now;
        heard = false;
    }

    /**
     * Looks whether there is something new.
     *
     * @return a line about a damaged sign of life, which hides what the run does but nothing that counts; mostly nothing
     */
    public Optional<String> look(double now) throws IOException {
        try {
            look(now, isRunning() ? Doing.read(run.folder().doing()) : Optional.empty());
            return Optional.empty();
        } catch (DamagedFileException e) {
            look(now, Optional.empty());
            return Optional.of(e.getMessage() + "; it is not known what " + run.label() + " does, which goes on");
        }
    }

    private void look(double now, Optional<Doing> sign) throws IOException {
        Optional<LossLine> line = MetricsFile.last(run.folder().metrics());
        line.filter(last -> last.step() != measured).ifPresent(this::measure);
        doing = sign.map(Doing::what).orElse("");
        if (sign.isPresent() && sign.get().step() >= measured) {
            move(sign.get().step(), sign.get().seconds(), now);
            if (!heard && sign.get().stage() == Doing.Stage.TRAINING) {
                heard = true;
                firstStep = step;
                firstSeconds = seconds;
            }
        } else if (line.isPresent()) {
            move(measured, line.get().wholeSeconds(), now);
        }
        if (isRunning()) {
            boolean trained = step == workload.steps()
                    || sign.filter(it -> it.stage().compareTo(Doing.Stage.EVALUATING) >= 0).isPresent();
            stage = trained ? Doing.Stage.EVALUATING : Doing.Stage.TRAINING;
        }
    }

    private void measure(LossLine line) {
        measured = line.step();
        losses = line.loss();
    }

    private void move(long to, double after, double now) {
        long reached = Math.max(to, workload.from());
        if (reached == step) {
            if (isOfBranch() && step == workload.from()) { // so far all was its trunk's
                seconds = Math.max(seconds, after);
            }
            return;
        }
        step = reached;
        seconds = after;
        seen = now;
        if (step < firstStep) { // what was trained after the checkpoint comes again
            firstStep = step;
            firstSeconds = seconds;
        }
    }

    /**
     * No process works on the run any more.
     *
     * @param ended done, failed or interrupted
     * @param why a run failed; else empty
     */
    public void end(RunState ended, String why, double now) {
        elapsed = elapsed(now);
        state = ended;
        doing = "";
        remark = why;
    }

    /** Whether the run's first steps are another one's, and the seconds of these too. */
    public boolean isOfBranch() {
        return workload.from() > 0;
    }

    /** Seconds of training, looks at the model included, in all sessions. */
    public double seconds() {
        return seconds;
    }

    /** What was trained in all sessions, in the workload's seconds. */
    public double trained() {
        return (step - workload.from()) * workload.step();
    }

    public double secondsOfSession() {
        return seconds - firstSeconds;
    }

    /** What was trained in this session, in the workload's seconds. */
    public double workOfSession() {
        return (step - firstStep) * workload.step();
    }

    /** What is done, in the workload's seconds; nothing more comes of a failed run. */
    public double done() {
        return state.isOver() ? whole() : trained();
    }

    /** All there is to do, in the workload's seconds. */
    public double whole() {
        return workload.whole();
    }

    /** @param slowness how many times as long as the workload says things take, by all runs; nothing where that is unknown */
    public RunProgress progress(OptionalDouble slowness, double now) {
        return new RunProgress(run.label(), state, stage, doing, step, workload.steps(), losses, measured, elapsed(now),
                left(slowness, now), remark);
    }

    private double elapsed(double now) {
        return isRunning() ? seconds + now - seen : elapsed;
    }

    private OptionalDouble left(OptionalDouble slowness, double now) {
        OptionalDouble own = workOfSession() > 0
                ? OptionalDouble.of(secondsOfSession() / workOfSession())
                : slowness;
        if (own.isEmpty()) {
            return isRunning() || state == RunState.WAITING ? own : OptionalDouble.of(0);
        }
        double factor = own.getAsDouble();
        double training = factor * (workload.steps() - step) * workload.step();
        double evaluation = factor * workload.evaluation();
        return OptionalDouble.of(switch (state) {
            case WAITING -> START + training + evaluation;
            case RUNNING -> stage == Doing.Stage.TRAINING
                    ? Math.max(0, training - (now - seen)) + evaluation
                    : Math.max(0, evaluation - (now - seen));
            default -> 0;
        });
    }
}

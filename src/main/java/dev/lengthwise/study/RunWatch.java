package dev.lengthwise.study;

import dev.lengthwise.study.RunProgress.State;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows one run of a study by its metrics: how far it is and at what pace. Times are seconds of one clock, whichever. Belongs to
 * one thread.
 */
final class RunWatch {
    /** From the start of a process to its first step. */
    private static final double START = 2;

    private final RunProcess run;
    private final Workload workload;
    private State state = State.WAITING;
    private Map<String, Double> losses = Map.of();
    private String remark = "";
    private long step; // the last one that was measured, in any session
    private double seconds; // of training, when that was
    private long firstStep; // of this session
    private double firstSeconds;
    private double seen; // when the step came in, or the process was started
    private double elapsed;

    /** Sees what earlier sessions have left. */
    RunWatch(RunProcess run) throws IOException {
        this.run = run;
        this.workload = run.workload();
        look(0);
        if (run.isDone()) {
            state = State.DONE;
        }
        firstStep = step;
        firstSeconds = seconds;
        elapsed = seconds;
    }

    RunProcess run() {
        return run;
    }

    State state() {
        return state;
    }

    /** A process works on the run from now on. */
    void begin(double now) {
        state = step == workload.steps() ? State.EVALUATING : State.TRAINING;
        seen = now;
    }

    /** Looks whether there is something new. */
    void look(double now) throws IOException {
        Optional<ObjectNode> line = Metrics.last(run.folder().metrics());
        if (line.isEmpty() || Metrics.step(line.get()) == step) {
            return;
        }
        step = Metrics.step(line.get());
        seconds = line.get().path("seconds").asDouble(0);
        losses = new LinkedHashMap<>();
        line.get().path("loss").properties().forEach(loss -> losses.put(loss.getKey(), loss.getValue().asDouble()));
        seen = now;
        if (step < firstStep) { // what was trained after the checkpoint comes again
            firstStep = step;
            firstSeconds = seconds;
        }
        if (state.isRunning()) {
            state = step == workload.steps() ? State.EVALUATING : State.TRAINING;
        }
    }

    /**
     * No process works on the run any more.
     *
     * @param ended done, failed or stopped
     * @param why a run failed; else empty
     */
    void end(State ended, String why, double now) {
        elapsed = elapsed(now);
        state = ended;
        remark = why;
    }

    /** Seconds of training, in all sessions. */
    double seconds() {
        return seconds;
    }

    /** What was trained in all sessions, in the workload's seconds. */
    double trained() {
        return step * workload.step();
    }

    double secondsOfSession() {
        return seconds - firstSeconds;
    }

    /** What was trained in this session, in the workload's seconds. */
    double workOfSession() {
        return (step - firstStep) * workload.step();
    }

    /** What is done, in the workload's seconds; nothing more comes of a failed run. */
    double done() {
        return state == State.DONE || state == State.FAILED ? whole() : trained();
    }

    /** All there is to do, in the workload's seconds. */
    double whole() {
        return workload.whole();
    }

    /** @param slowness how many times as long as the workload says things take, by all runs; nothing where that is unknown */
    RunProgress progress(OptionalDouble slowness, double now) {
        return new RunProgress(run.label(), state, step, workload.steps(), losses, elapsed(now), left(slowness, now),
                remark);
    }

    private double elapsed(double now) {
        return state.isRunning() ? seconds + now - seen : elapsed;
    }

    private OptionalDouble left(OptionalDouble slowness, double now) {
        OptionalDouble own = workOfSession() > 0
                ? OptionalDouble.of(secondsOfSession() / workOfSession())
                : slowness;
        if (own.isEmpty()) {
            return state.isRunning() || state == State.WAITING ? own : OptionalDouble.of(0);
        }
        double factor = own.getAsDouble();
        double training = factor * (workload.steps() - step) * workload.step();
        double evaluation = factor * workload.evaluation();
        return OptionalDouble.of(switch (state) {
            case WAITING -> START + training + evaluation;
            case TRAINING -> Math.max(0, training - (now - seen)) + evaluation;
            case EVALUATING -> Math.max(0, evaluation - (now - seen));
            case DONE, FAILED, STOPPED -> 0;
        });
    }
}

package dev.lengthwise.study;

import dev.lengthwise.report.Timespan;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.run.Doing;
import dev.lengthwise.run.RunProgress;
import dev.lengthwise.run.RunWatch;
import dev.lengthwise.run.Workload;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a study is.
 *
 * @param runs in the order in which they are started
 * @param share of the work that is done, 0 to 1; a failed run is done
 * @param left seconds until all runs are done, so many side by side; nothing where no pace is known yet
 */
public record StudyProgress(List<RunProgress> runs, double share, OptionalDouble left) implements Headway {
    public StudyProgress {
        runs = List.copyOf(runs);
    }

    /**
     * What the watches see.
     *
     * @param jobs runs side by side
     * @param now seconds, from the clock that the watches are told the time of
     */
    static StudyProgress of(List<RunWatch> watches, int jobs, double now) {
        OptionalDouble slowness = slowness(watches);
        List<RunProgress> runs = new ArrayList<>();
        double done = 0;
        double whole = 0;
        for (RunWatch watch : watches) {
            runs.add(watch.progress(slowness, now));
            done += watch.done();
            whole += watch.whole();
        }
        return new StudyProgress(runs, done / whole, left(runs, jobs));
    }

    /**
     * How many times as long as a {@linkplain Workload workload} says things take: by what was trained in this session, or else
     * before.
     */
    private static OptionalDouble slowness(List<RunWatch> watches) {
        double took = watches.stream().mapToDouble(RunWatch::secondsOfSession).sum();
        double work = watches.stream().mapToDouble(RunWatch::workOfSession).sum();
        if (work == 0) {
            List<RunWatch> whole = watches.stream().filter(watch -> !watch.isOfBranch()).toList();
            took = whole.stream().mapToDouble(RunWatch::seconds).sum();
            work = whole.stream().mapToDouble(RunWatch::trained).sum();
        }
        return work > 0 && took > 0 ? OptionalDouble.of(took / work) : OptionalDouble.empty();
    }

    /** Until the last place to run is free, when each run takes the first one that is. */
    private static OptionalDouble left(List<RunProgress> runs, int jobs) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        List<Double> waiting = new ArrayList<>();
        for (RunProgress run : runs) {
            boolean open = run.isOpen();
            if (open && run.left().isEmpty()) {
                return OptionalDouble.empty();
            }
            if (open) {
                (run.isRunning() ? free : waiting).add(run.left().orElseThrow());
            }
        }
        while (free.size() < jobs) {
            free.add(0.0);
        }
        for (double run : waiting) {
            free.add(free.remove() + run);
        }
        return OptionalDouble.of(Collections.max(free));
    }

    /** How many runs are in a state. */
    public long count(RunState state) {
        return runs.stream().filter(run -> run.state() == state).count();
    }

    @Override
    public String parts() {
        return "runs";
    }

    @Override
    public boolean isOver() {
        return count(RunState.DONE) + count(RunState.FAILED) == runs.size();
    }

    @Override
    public String standing() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.0f %% of the work, %d of %s done",
                Math.floor(100 * share), count(RunState.DONE), Counted.of(runs.size(), "run")));
        SortedMap<RunState, SortedMap<Doing.Stage, Long>> others = new TreeMap<>();
        runs.stream().filter(run -> run.state() != RunState.DONE).forEach(run -> others
                .computeIfAbsent(run.state(), _ -> new TreeMap<>()).merge(run.stage(), 1L, Long::sum));
        others.forEach((state, stages) -> {
            if (state == RunState.RUNNING) {
                stages.forEach((stage, count) -> text.append(", ").append(count).append(' ').append(stage));
            } else {
                text.append(", ").append(count(state)).append(' ').append(state);
            }
        });
        return text.toString();
    }

    @Override
    public String outlook() {
        return left.isPresent() ? "about " + Timespan.of(left.getAsDouble()) + " left" : "starting";
    }

    @Override
    public String state() {
        return runs.stream().map(RunProgress::word).collect(Collectors.joining(" "));
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("run", "state", "step", "elapsed", "left", "loss, nats a token")));
        runs.forEach(run -> rows.add(row(run)));
        return rows;
    }

    private static List<String> row(RunProgress run) {
        boolean open = run.isOpen();
        String losses = run.losses().entrySet().stream()
                .map(loss -> String.format(Locale.ROOT, "%s %.4f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", ", "", run.losses().isEmpty() ? "" : " at step " + run.measured()));
        return List.of(run.label(),
                run.isRunning() && !run.doing().isEmpty() ? run.doing() : run.word(),
                run.step() + "/" + run.steps(),
                run.elapsed() > 0 ? Timespan.of(run.elapsed()) : "-",
                open && run.left().isPresent() ? Timespan.of(run.left().getAsDouble()) : "-",
                run.remark().isEmpty() ? losses : run.remark());
    }
}

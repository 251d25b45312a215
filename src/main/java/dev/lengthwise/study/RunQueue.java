package dev.lengthwise.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Works runs off, so many side by side. */
final class RunQueue {
    private static final long POLL_MILLIS = 500;

    private final List<RunProcess> runs;
    private final int jobs;
    private final Study.Watcher watcher;
    private final Map<RunProcess, Process> running = new LinkedHashMap<>();
    private long finishedSteps;

    RunQueue(List<RunProcess> runs, int jobs, Study.Watcher watcher) {
        this.runs = runs;
        this.jobs = jobs;
        this.watcher = watcher;
    }

    /** Returns when every run has ended, or soon after a stop; a run that fails does not stop the others. */
    void work(BooleanSupplier stop) throws IOException, InterruptedException {
        Deque<RunProcess> waiting = new ArrayDeque<>();
        for (RunProcess run : runs) {
            if (run.isDone()) {
                finishedSteps += run.steps();
            } else {
                waiting.add(run);
            }
        }
        if (waiting.size() < runs.size()) {
            watcher.say((runs.size() - waiting.size()) + " of " + runs.size() + " runs are done already");
        }
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                if (stop.getAsBoolean()) {
                    waiting.clear();
                    running.values().forEach(Process::destroy);
                }
                while (running.size() < jobs && !waiting.isEmpty()) {
                    RunProcess next = waiting.poll();
                    running.put(next, next.start());
                }
                report();
                if (!running.isEmpty()) {
                    Thread.sleep(POLL_MILLIS);
                }
                reap();
            }
            report();
        } finally {
            running.values().forEach(Process::destroy);
        }
    }

    private void reap() throws IOException {
        for (Iterator<Map.Entry<RunProcess, Process>> entries = running.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<RunProcess, Process> entry = entries.next();
            if (entry.getValue().isAlive()) {
                continue;
            }
            entries.remove();
            RunProcess run = entry.getKey();
            int code = entry.getValue().exitValue();
            if (code == 0) {
                finishedSteps += run.steps();
                watcher.say("done: " + run.label());
            } else if (code == 130) {
                watcher.say("interrupted with a checkpoint: " + run.label());
            } else {
                watcher.say("failed: " + run.label() + " (exit " + code + "): " + run.lastWords());
            }
        }
    }

    private void report() throws IOException {
        long steps = finishedSteps;
        List<String> labels = new ArrayList<>();
        for (RunProcess run : running.keySet()) {
            steps += run.progress();
            labels.add(run.label());
        }
        watcher.progress(steps, runs.stream().mapToLong(RunProcess::steps).sum(),
                labels.stream().collect(Collectors.joining(", ")));
    }
}

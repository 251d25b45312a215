package dev.lengthwise.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Works runs off, so many side by side. */
final class RunQueue {
    private static final long POLL_MILLIS = 250;
    private static final int INTERRUPTED = 130;

    private final List<RunProcess> runs;
    private final int jobs;
    private final Study.Watcher watcher;
    private final List<RunProcess> waiting = new ArrayList<>();
    private final Map<RunProcess, Process> running = new LinkedHashMap<>();
    private long settledSteps; // of runs that have ended, one way or the other
    private boolean toldToWait;

    RunQueue(List<RunProcess> runs, int jobs, Study.Watcher watcher) {
        this.runs = runs;
        this.jobs = jobs;
        this.watcher = watcher;
    }

    /** Returns when every run has ended, or soon after a stop; a run that fails does not stop the others. */
    void work(BooleanSupplier stop) throws IOException, InterruptedException {
        for (RunProcess run : runs) {
            if (run.isDone()) {
                settledSteps += run.steps();
            } else {
                waiting.add(run);
            }
        }
        if (waiting.size() < runs.size()) {
            watcher.say((runs.size() - waiting.size()) + " of " + runs.size() + " runs are done already");
        }
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                boolean stopping = stop.getAsBoolean();
                if (stopping) {
                    waiting.clear();
                    running.values().forEach(Process::destroy);
                }
                start();
                report();
                if (!running.isEmpty() || !waiting.isEmpty()) {
                    Thread.sleep(POLL_MILLIS);
                }
                reap(stopping);
            }
            report();
        } finally {
            running.values().forEach(Process::destroy);
        }
    }

    private void start() throws IOException {
        for (Iterator<RunProcess> next = waiting.iterator(); next.hasNext() && running.size() < jobs;) {
            RunProcess run = next.next();
            if (!run.isBusy()) {
                next.remove();
                running.put(run, run.start());
            } else if (!toldToWait) {
                toldToWait = true;
                watcher.say("waiting for another process that works on " + run.label());
            }
        }
    }

    private void reap(boolean stopping) throws IOException {
        for (Iterator<Map.Entry<RunProcess, Process>> entries = running.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<RunProcess, Process> entry = entries.next();
            if (entry.getValue().isAlive()) {
                continue;
            }
            entries.remove();
            RunProcess run = entry.getKey();
            settledSteps += run.steps();
            int code = entry.getValue().exitValue();
            if (code == 0) {
                watcher.say("done: " + run.label());
            } else if (code == INTERRUPTED) {
                watcher.say("interrupted with a checkpoint: " + run.label());
            } else if (stopping) {
                watcher.say("stopped: " + run.label() + " (exit " + code + ")");
            } else {
                watcher.say("failed: " + run.label() + " (exit " + code + "): " + run.lastWords());
            }
        }
    }

    private void report() throws IOException {
        long steps = settledSteps;
        List<String> labels = new ArrayList<>();
        for (RunProcess run : running.keySet()) {
            steps += run.progress();
            labels.add(run.label());
        }
        watcher.progress(steps, runs.stream().mapToLong(RunProcess::steps).sum(), String.join(", ", labels));
    }
}

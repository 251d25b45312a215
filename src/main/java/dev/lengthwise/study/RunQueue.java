package dev.lengthwise.study;

import dev.lengthwise.study.RunProgress.State;
import dev.lengthwise.text.Counted;
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
    private static final int KILLED = 128 + 9; // by a signal that no process hears

    private final List<RunWatch> watches = new ArrayList<>();
    private final List<RunWatch> waiting = new ArrayList<>();
    private final Map<RunWatch, Process> running = new LinkedHashMap<>();
    private final Class<?> program;
    private final int jobs;
    private final Study.Watcher watcher;
    private boolean toldToWait;

    /** @param program as {@link RunProcess#start} takes it */
    RunQueue(List<RunProcess> runs, Class<?> program, int jobs, Study.Watcher watcher) throws IOException {
        for (RunProcess run : runs) {
            watches.add(new RunWatch(run));
        }
        this.program = program;
        this.jobs = jobs;
        this.watcher = watcher;
    }

    /** Returns when every run has ended, or soon after a stop; a run that fails does not stop the others. */
    void work(BooleanSupplier stop) throws IOException, InterruptedException {
        watches.stream().filter(watch -> watch.state() == State.WAITING).forEach(waiting::add);
        if (waiting.size() < watches.size()) {
            watcher.say((watches.size() - waiting.size()) + " of " + Counted.of(watches.size(), "run")
                    + (watches.size() == 1 ? " is" : " are") + " done already");
        }
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                boolean stopping = stop.getAsBoolean();
                if (stopping) {
                    waiting.forEach(watch -> watch.end(State.STOPPED, "", now()));
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

    private static double now() {
        return System.nanoTime() / 1e9;
    }

    private void start() throws IOException {
        for (Iterator<RunWatch> next = waiting.iterator(); next.hasNext() && running.size() < jobs;) {
            RunWatch watch = next.next();
            if (!watch.run().isBusy()) {
                next.remove();
                running.put(watch, watch.run().start(program));
                watch.begin(now());
            } else if (!toldToWait) {
                toldToWait = true;
                watcher.say("waiting for another process that works on " + watch.run().label());
            }
        }
    }

    private void reap(boolean stopping) throws IOException {
        for (Iterator<Map.Entry<RunWatch, Process>> entries = running.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<RunWatch, Process> entry = entries.next();
            if (entry.getValue().isAlive()) {
                continue;
            }
            entries.remove();
            RunWatch watch = entry.getKey();
            watch.look(now());
            conclude(watch, entry.getValue().exitValue(), stopping);
        }
    }

    private void conclude(RunWatch watch, int code, boolean stopping) throws IOException {
        RunProcess run = watch.run();
        if (code == 0) {
            watch.end(State.DONE, "", now());
            watcher.say("done: " + run.label());
        } else if (code == INTERRUPTED) {
            watch.end(State.STOPPED, "", now());
            watcher.say("interrupted with a checkpoint: " + run.label());
        } else if (stopping) {
            watch.end(State.STOPPED, "", now());
            watcher.say("stopped: " + run.label() + " (exit " + code + ")");
        } else {
            String words = code == KILLED
                    ? "killed by the system or by somebody (SIGKILL), as happens where memory runs out"
                    : run.lastWords();
            watch.end(State.FAILED, words, now());
            watcher.say("failed: " + run.label() + " (exit " + code + "): " + words);
        }
    }

    private void report() throws IOException {
        for (RunWatch watch : running.keySet()) {
            watch.look(now());
        }
        watcher.progress(StudyProgress.of(watches, jobs, now()));
    }
}

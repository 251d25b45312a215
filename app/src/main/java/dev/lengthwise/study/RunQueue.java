package dev.lengthwise.study;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.run.RunProcess;
import dev.lengthwise.run.RunWatch;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Works runs off, each in a process, so many side by side. */
public final class RunQueue {
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 128 + 9; // by a signal that no process hears

    private final List<RunWatch> watches = new ArrayList<>();
    private final Class<?> program;
    private final int jobs;
    private final StudyWatcher<StudyProgress> watcher;
    private final Set<String> told = new HashSet<>(); // lines about damaged files
    private boolean toldToWait;

    /** @param program as {@link RunProcess#start} takes it */
    RunQueue(List<RunProcess> runs, Class<?> program, int jobs, StudyWatcher<StudyProgress> watcher)
            throws IOException {
        for (RunProcess run : runs) {
            watches.add(new RunWatch(run));
        }
        this.program = program;
        this.jobs = jobs;
        this.watcher = watcher;
    }

    /** Returns when every run has ended, or soon after a stop; a run that fails does not stop the others. */
    void work(BooleanSupplier stop) throws IOException, InterruptedException {
        List<Job> waiting = watches.stream().filter(watch -> watch.state() == RunState.WAITING).map(Job::new).toList();
        if (waiting.size() < watches.size()) {
            watcher.say((watches.size() - waiting.size()) + " of " + Counted.of(watches.size(), "run")
                    + (watches.size() == 1 ? " is" : " are") + " done already");
        }
        new JobQueue(waiting, jobs, this::report).work(stop);
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }

    private void report() throws IOException {
        for (RunWatch watch : watches) {
            if (watch.state() == RunState.RUNNING) {
                look(watch);
            }
        }
        watcher.progress(StudyProgress.of(watches, jobs, now()));
    }

    /** What is damaged is told once. */
    private void look(RunWatch watch) throws IOException {
        watch.look(now()).filter(told::add).ifPresent(watcher::say);
    }

    /** A run's process. */
    private final class Job implements JobQueue.Job {
        private final RunWatch watch;
        private @Nullable Process process;

        Job(RunWatch watch) {
            this.watch = watch;
        }

        /** A branch whose trunk has ended before the branch began. */
        @Override
        public boolean isLost() throws IOException {
            RunProcess run = watch.run();
            return run.trunk().isPresent() && !run.isReady()
                    && watches.stream().filter(other -> other.run().folder().equals(run.trunk().get()))
                            .noneMatch(trunk -> trunk.state() == RunState.WAITING || trunk.state() == RunState.RUNNING)
                    && !run.isReady(); // it may have begun just before the trunk ended
        }

        @Override
        public boolean isBusy() throws IOException {
            if (!watch.run().isReady()) {
                return true;
            }
            boolean busy = watch.run().isBusy();
            if (busy && !toldToWait) {
                toldToWait = true;
                watcher.say("waiting for another process that works on " + watch.run().label());
            }
            return busy;
        }

        @Override
        public CompletableFuture<?> start() throws IOException {
            Process started = watch.run().start(program);
            process = started;
            watch.begin(now());
            return started.onExit();
        }

        @Override
        public void stop() {
            Objects.requireNonNull(process).destroy();
        }

        @Override
        public void dropped() {
            Optional<RunFolder> trunk = watch.run().trunk();
            boolean failed = watches.stream().anyMatch(other -> trunk.filter(other.run().folder()::equals).isPresent()
                    && other.state() == RunState.FAILED);
            watch.end(failed ? RunState.FAILED : RunState.INTERRUPTED, failed ? StudyResults.TRUNK_FAILED : "", now());
        }

        @Override
        public void ended(boolean stopping) throws IOException, InterruptedException {
            look(watch);
            conclude(Objects.requireNonNull(process).waitFor(), stopping);
        }

        private void conclude(int code, boolean stopping) throws IOException {
            RunProcess run = watch.run();
            if (code == 0) {
                watch.end(RunState.DONE, "", now());
                watcher.say("done: " + run.label());
            } else if (code == INTERRUPTED) {
                watch.end(RunState.INTERRUPTED, "", now());
                watcher.say("interrupted with a checkpoint: " + run.label());
            } else if (stopping) {
                watch.end(RunState.INTERRUPTED, "", now());
                watcher.say("stopped: " + run.label() + " (exit " + code + ")");
            } else {
                String words = code == KILLED
                        ? "killed by the system or by somebody (SIGKILL), as happens when memory runs out"
                        : run.lastWords();
                watch.end(RunState.FAILED, words, now());
                watcher.say("failed: " + run.label() + " (exit " + code + "): " + words);
            }
        }
    }
}

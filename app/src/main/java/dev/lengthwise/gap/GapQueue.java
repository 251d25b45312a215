package dev.lengthwise.gap;

import dev.lengthwise.study.JobQueue;
import dev.lengthwise.study.StudyWatcher;
import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Works cells off, each on a thread of this process, so many side by side. A cell that fails ends the others after their length. */
final class GapQueue {
    private final GapWork work;
    private final List<GapCellFile> cells;
    private final int jobs;
    private final int threads;
    private final StudyWatcher<GapProgress> watcher;
    private final Map<String, Integer> inWork = new ConcurrentHashMap<>(); // the length that a cell is at
    private int done;
    private volatile boolean over; // a cell has failed, or nobody watches any more

    /**
     * Nothing begins yet.
     *
     * @param cells of the whole study, those that are done too
     * @param jobs cells at a time
     * @param threads of each cell
     */
    GapQueue(GapWork work, List<GapCellFile> cells, int jobs, int threads, StudyWatcher<GapProgress> watcher) {
        this.work = work;
        this.cells = cells;
        this.jobs = jobs;
        this.threads = threads;
        this.watcher = watcher;
        this.done = (int) cells.stream().filter(GapCellFile::isDone).count();
    }

    /** How far it is. Belongs to the thread that works. */
    GapProgress progress() {
        return new GapProgress(done, cells.size(), new TreeMap<>(inWork));
    }

    /**
     * Returns when no length is left.
     *
     * @param stop once true, cells end after the length they are at
     */
    void work(BooleanSupplier stop) throws IOException, InterruptedException {
        BooleanSupplier stopped = () -> stop.getAsBoolean() || over;
        try (ExecutorService workers = Executors.newFixedThreadPool(jobs)) {
            new JobQueue(cells.stream().filter(cell -> !cell.isDone()).map(cell -> new Job(cell, workers, stopped))
                    .toList(), jobs, () -> watcher.progress(progress())).work(stop);
        }
    }

    /** A cell, from where it is. */
    private final class Job implements JobQueue.Job {
        private final GapCellFile cell;
        private final ExecutorService workers;
        private final BooleanSupplier stopped;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Job(GapCellFile cell, ExecutorService workers, BooleanSupplier stopped) {
            this.cell = cell;
            this.workers = workers;
            this.stopped = stopped;
        }

        @Override
        public CompletableFuture<?> start() {
            workers.execute(() -> {
                try {
                    judge();
                    end.complete(null);
                } catch (Throwable failure) {
                    end.completeExceptionally(failure);
                }
            });
            return end;
        }

        private void judge() throws IOException {
            String label = cell.cell().label();
            try {
                Engine.start(threads); // libgomp counts its threads for each of ours
                work.judge(cell, stopped, length -> inWork.put(label, length));
            } finally {
                inWork.remove(label);
            }
        }

        @Override
        public void stop() {
            over = true;
        }

        @Override
        public void ended(boolean stopping) throws IOException {
            if (end.state() == Future.State.FAILED) {
                switch (end.exceptionNow()) {
                    case IOException io -> throw io;
                    case RuntimeException other -> throw other;
                    case Error error -> throw error;
                    case Throwable other -> throw new IllegalStateException(other);
                }
            }
            done += cell.isDone() ? 1 : 0;
        }
    }
}

package dev.lengthwise.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Works jobs off in their order, so many side by side. Belongs to the thread that calls {@link #work}, on which every job is asked. */
public final class JobQueue {
    private static final long POLL_MILLIS = 250;

    private final List<Job> waiting;
    private final int most;
    private final Telling telling;
    private final Map<Job, CompletableFuture<?>> running = new LinkedHashMap<>();
    private final Semaphore ended = new Semaphore(0); // one for each job that has, so that the next need not wait

    /** Something that another process or thread does. */
    public interface Job {
        /** Whether somebody else works on it, so that it has to wait. */
        default boolean isBusy() throws IOException {
            return false;
        }

        /** Whether it cannot be begun any more, as what it waits for will not come; it is {@linkplain #dropped dropped}. */
        default boolean isLost() throws IOException {
            return false;
        }

        /** Begins it; what is returned completes when nothing works on it any more. */
        CompletableFuture<?> start() throws IOException;

        /** It is to end soon; may be told more than once. */
        void stop();

        /**
         * It has ended.
         *
         * @param stopping whether it was told to
         * @throws IOException for everything else to stop
         */
        void ended(boolean stopping) throws IOException, InterruptedException;

        /** It will not be begun, as everything is to stop or it is lost. */
        default void dropped() {
        }
    }

    /** Is told several times a second that there may be something to tell. */
    @FunctionalInterface
    public interface Telling {
        /** Tells it. */
        void tell() throws IOException;
    }

    /**
     * Nothing begins yet.
     *
     * @param most jobs at a time
     */
    public JobQueue(List<? extends Job> jobs, int most, Telling telling) {
        this.waiting = new ArrayList<>(jobs);
        this.most = most;
        this.telling = telling;
    }

    /** Returns when every job has ended, or soon after a stop. Where a job or the telling fails, whatever runs is told to stop. */
    public void work(BooleanSupplier stop) throws IOException, InterruptedException {
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                boolean stopping = stop.getAsBoolean();
                if (stopping) {
                    waiting.forEach(Job::dropped);
                    waiting.clear();
                    running.keySet().forEach(Job::stop);
                }
                start();
                telling.tell();
                if (!running.isEmpty() || !waiting.isEmpty()) {
                    ended.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
                }
                reap(stopping);
            }
            telling.tell();
        } finally {
            running.keySet().forEach(Job::stop);
        }
    }

    private void start() throws IOException {
        for (Iterator<Job> next = waiting.iterator(); next.hasNext() && running.size() < most;) {
            Job job = next.next();
            if (job.isLost()) {
                next.remove();
                job.dropped();
            } else if (!job.isBusy()) {
                next.remove();
                CompletableFuture<?> end = job.start();
                running.put(job, end);
                var _ = end.whenComplete((_, _) -> ended.release());
            }
        }
    }

    private void reap(boolean stopping) throws IOException, InterruptedException {
        for (Iterator<Map.Entry<Job, CompletableFuture<?>>> entries = running.entrySet().iterator(); entries
                .hasNext();) {
            Map.Entry<Job, CompletableFuture<?>> entry = entries.next();
            if (entry.getValue().isDone()) {
                entries.remove();
                entry.getKey().ended(stopping);
            }
        }
    }
}

package dev.lengthwise.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that share out numbered pieces of work, the caller's among them. Which of them does a piece is chance, so what a piece computes
 * may depend on its number alone. They sleep while they wait.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final int threads;
    private final ExecutorService others;

    /** A piece of work, by number; {@code worker} is the number of the thread that does it, from 0. */
    interface Work {
        void piece(int worker, int number);
    }

    /** @param threads at least 1 */
    Workers(int threads) {
        this.threads = threads;
        int count = Math.max(1, threads - 1);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(count, count, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("kernel-", 0).factory());
        pool.allowCoreThreadTimeOut(true); // who scores now and then need not close anything
        this.others = pool;
    }

    int threads() {
        return threads;
    }

    /** Does the pieces from 0 to below {@code pieces}; returns when all are done. What one of them throws is thrown here. */
    void all(int pieces, Work work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int worker = 1; worker < Math.min(threads, pieces); worker++) {
            int number = worker;
            running.add(others.submit(() -> take(next, pieces, number, work)));
        }
        try {
            take(next, pieces, 0, work);
        } finally {
            next.set(pieces); // where this thread's piece failed, nobody begins another
            running.forEach(Workers::await);
        }
        running.forEach(Workers::rethrow);
    }

    private static void take(AtomicInteger next, int pieces, int worker, Work work) {
        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.piece(worker, piece);
        }
    }

    /** Waits whatever happens: nobody may go on while others write to the same arrays. */
    private static void await(Future<?> future) {
        boolean interrupted = false;
        while (!future.isDone()) {
            try {
                future.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // Thrown below, when all have ended.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Future<?> future) {
        if (future.state() == Future.State.FAILED) {
            Throwable failure = future.exceptionNow();
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    @Override
    public void close() {
        others.shutdown();
    }
}

package dev.lengthwise.batch;

import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Makes the batches of consecutive steps on a thread of its own, a few ahead of whoever takes them.
 *
 * @param <T> what is made of a step
 */
public final class BatchStream<T> implements AutoCloseable {
    private static final int AHEAD = 4;

    private final BlockingQueue<Made<T>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread maker;
    private final Consumer<? super T> unused;
    private final long to;
    private long step;
    private long waited;

    private sealed interface Made<T> {
        record Ready<T>(T batch) implements Made<T> {
        }

        record Failed<T>(Throwable failure) implements Made<T> {
        }
    }

    /**
     * @param batches the batch of a step
     * @param from the first step that is wanted
     * @param to the step after the last one
     */
    public BatchStream(LongFunction<? extends T> batches, long from, long to) {
        this(batches, batch -> {
        }, from, to);
    }

    /** @param unused given what was made and nobody took, when the stream is closed */
    public BatchStream(LongFunction<? extends T> batches, Consumer<? super T> unused, long from, long to) {
        this.unused = unused;
        this.step = from;
        this.to = to;
        this.maker = Thread.ofPlatform().daemon().name("batches").start(() -> makeAll(batches, from, to));
    }

    private void makeAll(LongFunction<? extends T> batches, long from, long to) {
        for (long next = from; next < to; next++) {
            Made<T> made = make(batches, next);
            try {
                queue.put(made);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed: nobody wants more
                drop(made);
                return;
            }
            if (made instanceof Made.Failed) {
                return;
            }
        }
    }

    private void drop(Made<T> made) {
        if (made instanceof Made.Ready<T>(T batch)) {
            unused.accept(batch);
        }
    }

    /** Whatever goes wrong, be it memory that runs out, is the taker's: it would wait forever for a maker that died. */
    private static <T> Made<T> make(LongFunction<? extends T> batches, long step) {
        try {
            return new Made.Ready<>(batches.apply(step));
        } catch (RuntimeException | Error e) {
            return new Made.Failed<>(e);
        }
    }

    /**
     * The next step's batch; waits only while the maker is behind.
     *
     * @throws NoSuchElementException after the last step
     */
    public T next() throws InterruptedException {
        if (step >= to) {
            throw new NoSuchElementException("the stream ends before step " + to);
        }
        Made<T> made = queue.poll();
        if (made == null) {
            long start = System.nanoTime();
            made = queue.take();
            waited += System.nanoTime() - start;
        }
        return switch (made) {
            case Made.Ready<T>(T batch) -> {
                step++;
                yield batch;
            }
            case Made.Failed<T>(Throwable failure) -> {
                queue.add(made); // for whoever asks again
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
    }

    /** Nanoseconds that {@link #next()} has waited in all: what data cost the training. */
    public long waited() {
        return waited;
    }

    @Override
    public void close() throws InterruptedException {
        maker.interrupt();
        maker.join();
        for (Made<T> made = queue.poll(); made != null; made = queue.poll()) {
            drop(made);
        }
    }
}

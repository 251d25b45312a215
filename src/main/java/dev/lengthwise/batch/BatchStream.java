package dev.lengthwise.batch;

import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongFunction;

/** Makes the batches of consecutive steps on a thread of its own, a few ahead of whoever takes them. */
public final class BatchStream implements AutoCloseable {
    private static final int AHEAD = 4;

    private final BlockingQueue<Made> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread maker;
    private final long to;
    private long step;
    private long waited;

    private sealed interface Made {
        record Ready(Batch batch) implements Made {
        }

        record Failed(Throwable failure) implements Made {
        }
    }

    /**
     * @param batches the batch of a step
     * @param from the first step that is wanted
     * @param to the step after the last one
     */
    public BatchStream(LongFunction<Batch> batches, long from, long to) {
        this.step = from;
        this.to = to;
        this.maker = Thread.ofPlatform().daemon().name("batches").start(() -> makeAll(batches, from, to));
    }

    private void makeAll(LongFunction<Batch> batches, long from, long to) {
        try {
            for (long next = from; next < to; next++) {
                Made made = make(batches, next);
                queue.put(made);
                if (made instanceof Made.Failed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody wants more
        }
    }

    /** Whatever goes wrong, be it memory that runs out, is the taker's: it would wait forever for a maker that died. */
    private static Made make(LongFunction<Batch> batches, long step) {
        try {
            return new Made.Ready(batches.apply(step));
        } catch (RuntimeException | Error e) {
            return new Made.Failed(e);
        }
    }

    /**
     * The next step's batch; waits only while the maker is behind.
     *
     * @throws NoSuchElementException after the last step
     */
    public Batch next() throws InterruptedException {
        if (step >= to) {
            throw new NoSuchElementException("the stream ends before step " + to);
        }
        Made made = queue.poll();
        if (made == null) {
            long start = System.nanoTime();
            made = queue.take();
            waited += System.nanoTime() - start;
        }
        return switch (made) {
            case Made.Ready(Batch batch) -> {
                step++;
                yield batch;
            }
            case Made.Failed(Throwable failure) -> {
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
    }
}

package dev.lengthwise.batch;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the batches of consecutive steps on a thread of its own, a few ahead of whoever takes them. */
public final class BatchStream implements AutoCloseable {
    private static final int AHEAD = 4;

    private final BlockingQueue<Made> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread maker;
    private long waited;

    private record Made(@Nullable Batch batch, @Nullable RuntimeException failure) {
    }

    /**
     * @param batches the batch of a step
     * @param from the first step that is wanted
     * @param to the step after the last one
     */
    public BatchStream(LongFunction<Batch> batches, long from, long to) {
        this.maker = Thread.ofPlatform().daemon().name("batches").start(() -> make(batches, from, to));
    }

    private void make(LongFunction<Batch> batches, long from, long to) {
        try {
            for (long step = from; step < to; step++) {
                Made made;
                try {
                    made = new Made(batches.apply(step), null);
                } catch (RuntimeException e) {
                    made = new Made(null, e);
                }
                queue.put(made);
                if (made.failure() != null) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody wants more
        }
    }

    /** The next step's batch; waits only while the maker is behind. */
    public Batch next() throws InterruptedException {
        Made made = queue.poll();
        if (made == null) {
            long start = System.nanoTime();
            made = queue.take();
            waited += System.nanoTime() - start;
        }
        if (made.failure() != null) {
            throw made.failure();
        }
        if (made.batch() == null) {
            throw new IllegalStateException("neither a batch nor a failure was made");
        }
        return made.batch();
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

package dev.lengthwise.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Compresses with xz, pieces of the input side by side: the output is one xz stream after another, which every xz takes for one. The
 * same input gives the same output whatever the number of threads.
 */
final class XzOutputStream extends OutputStream {
    private static final int PIECE = 32 << 20;
    private static final int PRESET = 6;

    private final OutputStream out;
    private final int threads;
    private final ExecutorService workers;
    private final Deque<Future<byte[]>> pieces = new ArrayDeque<>();
    private byte[] piece = new byte[PIECE];
    private int filled;
    private boolean closed;

    XzOutputStream(OutputStream out, int threads) {
        this.out = out;
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "xz");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[]{(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, PIECE - filled);
            System.arraycopy(bytes, from, piece, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
            if (filled == PIECE) {
                hand();
            }
        }
    }

    private void hand() throws IOException {
        byte[] full = filled == PIECE ? piece : Arrays.copyOf(piece, filled);
        pieces.add(workers.submit(() -> compress(full)));
        piece = new byte[PIECE];
        filled = 0;
        while (pieces.size() > threads) { // those at work and one that is done
            writeFirst();
        }
    }

    private static byte[] compress(byte[] piece) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(compressed, new LZMA2Options(PRESET))) {
            xz.write(piece);
        }
        return compressed.toByteArray();
    }

    private void writeFirst() throws IOException {
        try {
            out.write(pieces.remove().get());
        } catch (ExecutionException e) {
            throw new IOException("compressing failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while compressing", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (filled > 0) {
                hand();
            }
            while (!pieces.isEmpty()) {
                writeFirst();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}

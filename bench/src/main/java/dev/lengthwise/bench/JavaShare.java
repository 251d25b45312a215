package dev.lengthwise.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * How much of a thread's work is Java's and how much native code's, by the JVM's own sampling: every few milliseconds the thread is
 * found in one or the other. Samples are lost, on a busy machine most of all, and more of Java's than of native code's, as a thread in
 * Java has to answer to be sampled. So there are two bounds: every sample that did not come was not Java's, or was.
 *
 * @param inJava samples in Java
 * @param inNative samples in native code, libtorch's mostly
 * @param seconds how long the work took
 */
record JavaShare(long inJava, long inNative, double seconds) {
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final String IN_JAVA = "jdk.ExecutionSample";
    private static final String IN_NATIVE = "jdk.NativeMethodSample";

    /** Samples the calling thread while it works. */
    static JavaShare of(Runnable work) {
        long thread = Thread.currentThread().threadId();
        AtomicLong inJava = new AtomicLong();
        AtomicLong inNative = new AtomicLong();
        try (RecordingStream samples = new RecordingStream()) {
            samples.enable(IN_JAVA).withPeriod(PERIOD);
            samples.enable(IN_NATIVE).withPeriod(PERIOD);
            samples.onEvent(IN_JAVA, sample -> count(sample, thread, inJava));
            samples.onEvent(IN_NATIVE, sample -> count(sample, thread, inNative));
            samples.startAsync();
            long start = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            samples.stop(); // what was sampled so far has been told when this returns
            return new JavaShare(inJava.get(), inNative.get(), seconds);
        }
    }

    private static void count(RecordedEvent sample, long thread, AtomicLong counter) {
        if (sample.getThread("sampledThread") != null
                && sample.getThread("sampledThread").getJavaThreadId() == thread) {
            counter.incrementAndGet();
        }
    }

    /** Java's share of the time, 0 to 1, if all lost samples were native code's. */
    double atLeast() {
        return Math.min(1, inJava / periods());
    }

    /** Java's share of the time, 0 to 1, if all lost samples were Java's. */
    double atMost() {
        return Math.max(atLeast(), 1 - inNative / periods());
    }

    private double periods() {
        return Math.max(inJava + inNative, seconds / (PERIOD.toNanos() / 1e9));
    }
}

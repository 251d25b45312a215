package dev.lengthwise.bench;

import dev.lengthwise.evaluate.Accuracy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * How much of a thread's work is Java's and how much native code's, by the JVM's own sampling: every few milliseconds the thread is
 * found in one or the other.
 *
 * @param inJava samples in Java
 * @param inNative samples in native code, libtorch's mostly
 */
record JavaShare(long inJava, long inNative) {
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
            work.run();
            samples.stop(); // what was sampled so far has been told when this returns
        }
        return new JavaShare(inJava.get(), inNative.get());
    }

    private static void count(RecordedEvent sample, long thread, AtomicLong counter) {
        if (sample.getThread("sampledThread") != null
                && sample.getThread("sampledThread").getJavaThreadId() == thread) {
            counter.incrementAndGet();
        }
    }

    /** Java's samples of all; at least one there must be. */
    Accuracy share() {
        return new Accuracy(inJava, inJava + inNative);
    }
}

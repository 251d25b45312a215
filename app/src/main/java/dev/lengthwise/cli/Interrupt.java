package dev.lengthwise.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C, a polite kill and, for some commands, a closed terminal ask the work to stop at the next safe point; a second Ctrl-C stops
 * at once. Closing it leaves signals to whoever had them before.
 */
final class Interrupt implements BooleanSupplier, AutoCloseable {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

    /**
     * @param hangUpStops whether a closed terminal is such a request; else it means nothing
     * @param say told that the work will stop, and how to stop it at once; called on another thread
     */
    Interrupt(boolean hangUpStops, Consumer<String> say) {
        handle("INT", () -> {
            if (asked.getAndSet(true)) {
                Runtime.getRuntime().halt(Failures.INTERRUPTED);
            }
            say.accept("stopping at the next safe point (Ctrl-C again stops at once, without a checkpoint)");
        });
        handle("TERM", () -> asked.set(true));
        handle("HUP", () -> {
            if (hangUpStops) {
                asked.set(true);
            }
        });
    }

    private void handle(String name, Runnable action) {
        try {
            Signal signal = new Signal(name);
            before.put(signal, Signal.handle(signal, received -> action.run()));
        } catch (IllegalArgumentException e) {
            // This system has no such signal, or the JVM was told to leave it alone.
        }
    }

    /** Stops when another process ends, too: a study's runs do not outlive it. */
    void stopWith(long pid) {
        ProcessHandle.of(pid).ifPresentOrElse(other -> {
            var unused = other.onExit().thenRun(() -> asked.set(true));
        }, () -> asked.set(true));
    }

    @Override
    public boolean getAsBoolean() {
        return asked.get();
    }

    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}

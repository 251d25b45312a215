package dev.lengthwise.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import sun.misc.Signal;

/** Ctrl-C and a polite kill ask the work to stop at the next safe point; a second Ctrl-C stops at once. */
final class Interrupt implements BooleanSupplier {
    private final AtomicBoolean asked = new AtomicBoolean();

    static Interrupt install() {
        Interrupt interrupt = new Interrupt();
        Signal.handle(new Signal("INT"), signal -> {
            if (interrupt.asked.getAndSet(true)) {
                Runtime.getRuntime().halt(Failures.INTERRUPTED);
            }
            System.err.println("\nstopping: a checkpoint is being written (Ctrl-C again stops without it)");
        });
        Signal.handle(new Signal("TERM"), signal -> interrupt.asked.set(true));
        return interrupt;
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
}

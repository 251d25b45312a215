package dev.lengthwise.bench;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Training steps in a process of their own: says {@value #READY} when it is warm, waits for a line (or the end of its input), does
 * {@link StepWork} and ends with the {@link StepReport} as its last line.
 */
public final class StepProcess {
    static final String READY = "ready";

    private StepProcess() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        StepWork work = StepWork.of(List.of(arguments));
        if (work.engine() == EngineKind.TORCH) {
            Engine.start(work.threads());
        }
        StepReport report = work.measure(() -> {
            System.out.println(READY);
            awaitLine();
        });
        System.out.println(report.line());
    }

    private static void awaitLine() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lengthwise.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Keeps in a file what a run is {@link Doing}, for a study or a list of runs, which are other processes. The file goes with the run's
 * process; that it cannot be written stops nothing.
 */
final class SignOfLife implements AutoCloseable {
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private Doing doing = new Doing(Doing.Stage.STARTING, "", 0, 0);
    private long written;

    SignOfLife(Path file) {
        this.file = file;
    }

    /** Something else goes on from now. */
    void doing(Doing.Stage stage, String what) {
        doing = new Doing(stage, what, doing.step(), doing.seconds());
        write();
    }

    /** So many steps are done after so many seconds of training; written now and then. */
    void at(long step, double seconds) {
        boolean news = doing.stage() != Doing.Stage.TRAINING;
        doing = new Doing(Doing.Stage.TRAINING, "training", step, seconds);
        if (news || System.nanoTime() - written >= BETWEEN) {
            write();
        }
    }

    private void write() {
        try {
            doing.write(file);
        } catch (IOException e) {
            // Such as a full disk, which those hear of who write what matters.
        }
        written = System.nanoTime();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Whoever starts the run again removes it first.
        }
    }
}

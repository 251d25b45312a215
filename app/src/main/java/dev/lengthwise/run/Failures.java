package dev.lengthwise.run;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.tensor.AllocationFailure;
import dev.lengthwise.text.Shown;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps in a run's manifest that it has failed. */
final class Failures {
    private Failures() {
    }

    /**
     * Says that a run has failed, and why. Where the disk is so full that nothing can be written anew, which may be why it failed, the
     * words go over those that are there.
     */
    static void note(Path file, RunManifest manifest, Throwable failure) {
        RunManifest failed = manifest.failed(words(failure));
        try {
            Json.write(file, failed);
        } catch (IOException | Error e) {
            failure.addSuppressed(e);
            try {
                Json.overwrite(file, RecordWriter.tree(failed));
            } catch (IOException | Error second) {
                failure.addSuppressed(second);
            }
        }
    }

    /** One line; never empty. */
    private static String words(Throwable failure) {
        return AllocationFailure.in(failure).orElseGet(() -> {
            String message = failure.getMessage();
            return message == null || message.isBlank()
                    ? failure.getClass().getSimpleName()
                    : Shown.line(message.lines().findFirst().orElse(""));
        });
    }
}

package dev.lengthwise.run;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** What a run is doing at the moment: the file {@code .doing}. */
public record Doing(@Key("what the run does") Stage stage, @Key("the same in a few words") String what,
        @Key("steps done") long step,
        @Key(value = "seconds of training and of looks at the model, in earlier sessions too, when that step was done", allowed = "0 or above") double seconds) {

    /** What a run does, in the order in which it does. */
    public enum Stage {
        STARTING, TRAINING, EVALUATING, REPORTING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Writes it for others, who see all of it or none. It is worth nothing once the machine is off, so that nobody waits for the
     * disk.
     */
    public void write(Path file) throws IOException {
        Doing rounded = new Doing(stage, what, step, Math.round(seconds * 100) / 100.0);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, Json.line(RecordWriter.tree(rounded)) + "\n", StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * What somebody wrote; nothing where there is no such file.
     *
     * @throws DamagedFileException where it is none of ours
     */
    static Optional<Doing> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(file, Doing.class));
        } catch (DamagedFileException e) {
            if (!Files.exists(file)) {
                return Optional.empty(); // it went away just now
            }
            throw e;
        }
    }
}

package dev.lengthwise.run;

import dev.lengthwise.result.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run is doing at the moment.
 *
 * @param what in a few words
 * @param step steps done
 * @param seconds of training and of looks at the model, in earlier sessions too, when that step was done
 */
public record Doing(Stage stage, String what, long step, double seconds) {

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
        ObjectNode node = Json.object().put("stage", stage.toString()).put("what", what).put("step", step)
                .put("seconds", Math.round(seconds * 100) / 100.0);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, Json.line(node) + "\n", StandardCharsets.UTF_8);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What somebody wrote; nothing where there is no such file, or it is none of ours. */
    static Optional<Doing> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = Json.parse(Files.readString(file, StandardCharsets.UTF_8));
            String stage = node.path("stage").asString("");
            return Stream.of(Stage.values()).filter(known -> known.toString().equals(stage)).findFirst()
                    .map(known -> new Doing(known, node.path("what").asString(""), node.path("step").asLong(0),
                            node.path("seconds").asDouble(0)));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty(); // such as a file that went away just now
        }
    }
}

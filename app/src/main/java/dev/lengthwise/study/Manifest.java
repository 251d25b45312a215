package dev.lengthwise.study;

import dev.lengthwise.tensor.AllocationFailure;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.text.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code manifest.json} of a run or a study as it is read back. Of every key that anything is made of, the type and the bounds are
 * checked here, once; a key that is missing is for whoever needs it to refuse.
 */
public final class Manifest {
    private static final List<String> STATES = List.of(Run.RUNNING, Run.INTERRUPTED, Run.DONE, Run.FAILED);
    private static final List<String> COUNTS = List.of("seed", "step", "parameters", "stoppedAt");
    private static final List<String> TEXTS = List.of("failure", "device", "precision", "kernels", "parameterHash",
            "peakMemory");

    private Manifest() {
    }

    /**
     * Reads it.
     *
     * @throws DamagedFileException that names the first key whose value is not allowed
     */
    static ObjectNode read(Path file) throws IOException {
        return read(file, fields -> (ObjectNode) fields.node());
    }

    /** Reads it and makes something of it, which may refuse more. */
    static <T> T read(Path file, Function<JsonFields, T> reader) throws IOException {
        return Json.readFields(file, fields -> {
            requireAllowed(fields);
            return reader.apply(fields);
        });
    }

    /** The same; an empty one where there is no file. */
    public static ObjectNode readIfThere(Path file) throws IOException {
        return Files.exists(file) ? read(file) : Json.object();
    }

    /**
     * Says that a run has failed, and why. Where the disk is so full that nothing can be written anew, which may be why it failed, the
     * words go over those that are there.
     */
    static void noteFailure(Path file, ObjectNode manifest, Throwable failure) {
        manifest.put("state", Run.FAILED).put("failure", words(failure));
        try {
            Json.write(file, manifest);
        } catch (IOException | Error e) {
            failure.addSuppressed(e);
            try {
                Json.overwrite(file, manifest);
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

    private static void requireAllowed(JsonFields manifest) {
        requirePlain(manifest);
        if (manifest.has("threads")) {
            manifest.whole("threads", 1, Engine.MOST_THREADS);
        }
        if (manifest.has("state") && !STATES.contains(manifest.text("state"))) {
            throw manifest.refuse("state", "one of " + String.join(", ", STATES));
        }
        COUNTS.stream().filter(manifest::has).forEach(manifest::count);
        TEXTS.stream().filter(manifest::has).forEach(manifest::text);
        if (manifest.has("seconds") && manifest.number("seconds") < 0) {
            throw manifest.refuse("seconds", "a number from 0 on");
        }
        if (manifest.has("constructed") && !manifest.required("constructed").isBoolean()) {
            throw manifest.refuse("constructed", "true or false");
        }
        if (manifest.has("sessions")) {
            manifest.objects("sessions").forEach(Manifest::requirePlain);
        }
        TrainingData.read(manifest);
        Movements.read(manifest);
    }

    /** That what a report shows has one value each. */
    static void requirePlain(JsonFields manifest) {
        for (String key : RunResults.SHOWN) {
            if (manifest.has(key) && (!manifest.required(key).isValueNode() || manifest.required(key).isNull())) {
                throw manifest.refuse(key, "one value");
            }
        }
    }

    /**
     * Threads of a manifest as a study's results have it, where every value is text.
     *
     * @return 0 where that was not kept
     */
    static int threads(JsonFields shown) {
        if (!shown.has("threads")) {
            return 0;
        }
        JsonNode value = shown.required("threads");
        String text = value.asString();
        if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > Engine.MOST_THREADS) {
            throw shown.refuse("threads", "a whole number from 1 to " + Engine.MOST_THREADS);
        }
        return Integer.parseInt(text);
    }
}

package dev.lengthwise.train;

import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.NumbersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything training needs to go on to the same bits: weights, their average if there is one, optimizer state, where libtorch
 * trains the state of its generator, the step. The data stream needs nothing, being a pure function of the step.
 *
 * @param step steps done
 * @param notes small numbers as text, such as the losses of a line of metrics that is not complete
 * @param tensors weights, averages, optimizer and generator state by name, as files hold them
 */
record Checkpoint(long step, Map<String, String> notes, Map<String, Numbers> tensors) {
    /** Begins the names of the weights. */
    static final String WEIGHTS = "model.";
    /** The note that says what the weights were made with. */
    static final String MADE_WITH = "recipe";
    private static final Pattern NAME = Pattern.compile("step-(\\d{9})\\.safetensors");

    /** Writes to {@code folder/step-NNNNNNNNN.safetensors}, whole or not at all, and deletes all but the newest ones. */
    Path write(Path folder, Keep keep) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put("step", Long.toString(step));
        Path file = file(folder, step);
        new NumbersFile(metadata, tensors).write(file);
        List<Path> all = all(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - keep.newest()))) {
            Files.delete(old);
        }
        return file;
    }

    /** Where the checkpoint of a step lies, or would. */
    static Path file(Path folder, long step) {
        return folder.resolve(String.format(Locale.ROOT, "step-%09d.safetensors", step));
    }

    /** The step of a checkpoint, by its file's name. */
    static long step(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is not named as a checkpoint");
        }
        return Long.parseLong(name.group(1));
    }

    /** The weights of the run's model were this step the last: their average where there is one. */
    Map<String, Numbers> model() {
        Map<String, Numbers> model = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(WEIGHTS)) {
                String parameter = name.substring(WEIGHTS.length());
                model.put(parameter, tensors.getOrDefault(Average.NAME + parameter, tensor));
            }
        });
        return model;
    }

    /** Reads a checkpoint. */
    static Checkpoint read(Path file) throws IOException {
        NumbersFile read = NumbersFile.read(file);
        Map<String, String> notes = new LinkedHashMap<>(read.metadata());
        String step = notes.remove("step");
        if (step == null) {
            throw new DamagedFileException(file + ": not a checkpoint, the step is missing");
        }
        return new Checkpoint(number("step", step, file), notes, read.tensors());
    }

    private static long number(String key, String text, Path file) {
        if (!text.matches("\\d{1,18}")) {
            throw new DamagedFileException(file + ": " + key + " is \"" + text + "\", not a whole number from 0 on");
        }
        return Long.parseLong(text);
    }

    /** The newest checkpoint of a folder. */
    static Optional<Path> latest(Path folder) throws IOException {
        List<Path> all = all(folder);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The checkpoints of a folder, oldest first. */
    static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(file -> file.getFileName().toString())).toList();
        }
    }
}

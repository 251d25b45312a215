package dev.lengthwise.train;

import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.NumbersFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checkpoints of a run, to be looked at. Each is taken by its step, never by a score.
 *
 * @param folder where they lie
 */
public record Checkpoints(Path folder) {

    /** The steps of which there is one, ascending; none where there is no folder. */
    public List<Long> steps() throws IOException {
        return Checkpoint.all(folder).stream().map(Checkpoint::step).toList();
    }

    /** The newest one, which a run goes on from. */
    public Optional<Path> latest() throws IOException {
        return Checkpoint.latest(folder);
    }

    /**
     * What a trainer was told that its weights are made with; nothing in checkpoints that are older than that.
     *
     * @throws dev.lengthwise.tensor.DamagedFileException where the file does not begin as it was written
     */
    public static Optional<String> madeWith(Path checkpoint) throws IOException {
        return Optional.ofNullable(NumbersFile.readText(checkpoint).get(Checkpoint.MADE_WITH));
    }

    /** Where the checkpoint of a step lies, or would. */
    public Path file(long step) {
        return Checkpoint.file(folder, step);
    }

    /**
     * The weights, by name, that the run's model would have if training had ended with a step: the average up to it where the weights
     * are averaged.
     *
     * @throws NoSuchFileException where there is none of that step
     * @throws dev.lengthwise.tensor.DamagedFileException where it is not what was written
     */
    public Map<String, Numbers> model(long step) throws IOException {
        return Checkpoint.read(file(step)).model();
    }
}

package dev.lengthwise.train;

import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.NumbersFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
     * Writes the checkpoint of a step for another run, which goes on from it.
     *
     * @param other the folder of that run's checkpoints
     * @param madeWith what that run's weights are made with: the same up to this step
     * @throws NoSuchFileException where there is none of that step
     * @throws dev.lengthwise.tensor.DamagedFileException where it is not what was written
     */
    public void copy(long step, Path other, String madeWith) throws IOException {
        Checkpoint own = Checkpoint.read(file(step));
        Map<String, String> notes = new LinkedHashMap<>(own.notes());
        notes.put(Checkpoint.MADE_WITH, madeWith);
        new Checkpoint(step, notes, own.tensors()).write(other, Keep.ALL);
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

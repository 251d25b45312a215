package dev.lengthwise.probe;

import dev.lengthwise.task.TrainedLengths;
import java.util.List;

/**
 * What was found inside of one model or of several, with the same inputs.
 *
 * @param task its name
 * @param plan what was looked at
 * @param models at least one, in the order given
 */
public record ProbeResult(String task, ProbePlan plan, List<Probed> models) {

    /**
     * A model by its name.
     *
     * @param name for people, different for each
     * @param folder of the model
     * @param about task, hints, size and so on, in words
     * @param trained the lengths it was trained on, or made for
     */
    public record Probed(String name, String folder, String about, TrainedLengths trained, ModelProbe probe) {
    }

    public ProbeResult {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models is empty; at least one is needed");
        }
    }
}

package dev.lengthwise.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found inside of one model.
 *
 * @param depth layers of the model
 * @param heads of each layer
 * @param tempered whether its attention gets sharper with the length
 * @param words the vocabulary's words, by token
 * @param primitives over all lengths
 * @param verdicts for each length, layer by layer
 * @param attention over all lengths
 * @param linear at the embedding and after each layer
 * @param longerLength on which linear probes were scored besides the lengths of training
 * @param knockouts one a length
 * @param patching between the first example and another input; empty where no other input has another answer
 * @param examples in the order of the plan
 */
public record ModelProbe(int depth, int heads, boolean tempered, List<String> words, List<PrimitiveRate> primitives,
        Map<Integer, List<LayerVerdict>> verdicts, List<AttentionRate> attention, List<LinearScore> linear,
        int longerLength, List<Knockout> knockouts, Optional<Patching> patching, List<ExampleView> examples) {
}

package dev.lengthwise.report;

import dev.lengthwise.probe.LayerVerdict;
import dev.lengthwise.probe.LayerVerdict.Agreement;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.ProbeResult.Probed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a look inside of models comes to, in one sentence made from the table of what each layer shows. */
final class ProbeVerdict {
    private ProbeVerdict() {
    }

    /** One sentence. */
    static String of(ProbeResult result) {
        List<String> models = new ArrayList<>();
        for (Probed model : result.models()) {
            Map<String, List<Integer>> lengths = new LinkedHashMap<>(); // by what is shown there
            model.probe().verdicts().forEach((length, layers) -> lengths
                    .computeIfAbsent(layers(layers), _ -> new ArrayList<>()).add(length));
            models.add((result.models().size() > 1 ? model.name() + ": " : "") + lengths.entrySet().stream()
                    .map(at -> at.getKey() + " at " + (at.getValue().size() == 1 ? "length " : "lengths ")
                            + StudyVerdict.and(at.getValue().stream().map(String::valueOf).toList()))
                    .collect(Collectors.joining(", ")));
        }
        String sentence = String.join("; ", models);
        return (result.models().size() > 1
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)) + ".";
    }

    /** {@code all that the paper reports of a layer is seen in 1 of 2 and a part of it in 1}. */
    private static String layers(List<LayerVerdict> layers) {
        long known = layers.stream().filter(layer -> layer.agreement() != Agreement.UNKNOWN).count();
        if (known == 0) {
            long show = layers.stream().filter(layer -> !layer.shown().isEmpty()).count();
            return "a primitive that is looked for is seen in " + show + " of " + layers.size()
                    + (layers.size() == 1 ? " layer" : " layers");
        }
        long part = count(layers, Agreement.PARTLY);
        return "all that the paper reports of a layer is seen in " + count(layers, Agreement.YES) + " of " + known
                + (part > 0 ? " and a part of it in " + part : "");
    }

    private static long count(List<LayerVerdict> layers, Agreement agreement) {
        return layers.stream().filter(layer -> layer.agreement() == agreement).count();
    }
}

package dev.lengthwise.study;

import dev.lengthwise.report.TrainedOn;
import dev.lengthwise.train.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Keeps in manifests and results what runs were trained on: {@code trainedOn}, by head its examples and answer tokens. */
final class TrainingData {
    private static final String KEY = "trainedOn";

    private TrainingData() {
    }

    static void write(Map<String, Tally.Amount> amounts, ObjectNode manifest) {
        ObjectNode written = manifest.putObject(KEY);
        amounts.forEach((head, amount) -> entry(head, amount.examples(), amount.answerTokens(), written));
    }

    /** The same of what was read back; apart from {@link #write}, for training knows no results. */
    static void copy(List<TrainedOn> heads, ObjectNode node) {
        ObjectNode written = node.putObject(KEY);
        heads.forEach(head -> entry(head.head(), head.examples(), head.answerTokens(), written));
    }

    private static void entry(String head, long examples, long answerTokens, ObjectNode into) {
        into.putObject(head).put("examples", examples).put("answerTokens", answerTokens);
    }

    /** What {@link #write} wrote; empty where nothing was trained, or by a version that did not count. */
    static List<TrainedOn> read(JsonFields manifest) {
        List<TrainedOn> heads = new ArrayList<>();
        if (manifest.has(KEY)) {
            manifest.object(KEY).entries().forEach((head, amount) -> heads
                    .add(new TrainedOn(head, amount.count("examples"), amount.count("answerTokens"))));
        }
        return heads;
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.study.EvaluationJson;
import dev.lengthwise.study.Json;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of one cell of a study of weights by hand: a file, written anew after every length, so that what is done is done once.
 *
 * @param file where it is kept
 * @param results in the order in which they were measured
 * @param seconds that each took
 */
record GapCellFile(Path file, GapPlan.Cell cell, List<LengthResult> results, List<Double> seconds) {

    /** What the study's folder has of a cell; nothing yet where it has no file, or a damaged one. */
    static GapCellFile of(Path folder, GapPlan.Cell cell) throws IOException {
        Path file = folder.resolve("cells").resolve(cell.sweep().name()).resolve(cell.file() + ".json");
        List<LengthResult> results = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                Json.readFields(file, node -> {
                    results.addAll(EvaluationJson.readBrief(node));
                    seconds.addAll(node.numbers("seconds"));
                    return node;
                });
            } catch (DamagedFileException e) {
                results.clear();
                seconds.clear();
            }
        }
        return new GapCellFile(file, cell, results, seconds);
    }

    /** Notes a further length. */
    void add(LengthResult result, double took) throws IOException {
        results.add(result);
        seconds.add(took);
        ObjectNode node = Json.object().put("sweep", cell.sweep().name()).put("precision", cell.precision().toString())
                .put("softmax", cell.softmax().label()).put("family", cell.family().toString());
        EvaluationJson.writeBrief(results, node);
        ArrayNode times = node.putArray("seconds");
        seconds.forEach(each -> times.add(Math.round(each * 1000) / 1000.0));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Json.write(file, node);
    }

    /** Whether no length is left to try. */
    boolean isDone() {
        return new LengthLadder(cell.sweep().lengths()).next(results).isEmpty();
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.score.BriefScore;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one cell of a study of constructed models: a file, written anew after every length, so that what is done is done once.
 *
 * @param file where it is kept
 * @param results in the order in which they were measured
 * @param seconds that each took
 */
record GapCellFile(Path file, GapPlan.Cell cell, List<LengthResult> results, List<Double> seconds) {
    private record Kept(@Key("the sweep's name") String sweep, @Key("the arithmetic") String precision,
            @Key("the softmax") String softmax, @Key("the family of inputs") String family,
            @Key("a score for each length that was tested, in that order") List<BriefScore> results,
            @Key(value = "seconds that each length took", allowed = "0 or above") List<Double> seconds) {
    }

    /** What the study's folder has of a cell; nothing yet where it has no file, or a damaged one. */
    static GapCellFile of(Path folder, GapPlan.Cell cell) throws IOException {
        Path file = folder.resolve("cells").resolve(cell.sweep().name()).resolve(cell.file() + ".json");
        List<LengthResult> results = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                Kept kept = Json.read(file, Kept.class);
                kept.results().forEach(result -> results.add(result.result()));
                seconds.addAll(kept.seconds());
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
        Files.createDirectories(file.toAbsolutePath().getParent());
        Json.write(file, new Kept(cell.sweep().name(), cell.precision().toString(), cell.softmax().label(),
                cell.family().toString(), results.stream().map(BriefScore::of).toList(),
                seconds.stream().map(each -> Math.round(each * 1000) / 1000.0).toList()));
    }

    /** Whether no length is left to try. */
    boolean isDone() {
        return new LengthLadder(cell.sweep().lengths()).next(results).isEmpty();
    }
}

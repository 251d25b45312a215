package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.score.BriefScore;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is known of one cell of a study of constructed models: a file, written anew after every length, so that what is done is done once.
 *
 * @param file where it is kept
 * @param results in the order in which they were measured
 * @param seconds that each took
 */
record GapCellFile(Path file, GapPlan.Cell cell, List<LengthResult> results, List<Double> seconds) {
    private record Kept(@Key(value = "number of this file's form", absent = "0") int format,
            @Key("the sweep's name") String sweep, @Key("the arithmetic") String precision,
            @Key("the softmax") String softmax, @Key("the family of inputs") String family,
            @Key("a score for each length that was tested, in that order") List<BriefScore> results,
            @Key(value = "seconds that each length took", allowed = "0 or above") List<Double> seconds) {
        Kept {
            Format.requireReadable(format);
            if (seconds.size() != results.size()) {
                throw new IllegalArgumentException("seconds has " + seconds.size() + " values; one for each of "
                        + results.size() + " results is needed");
            }
        }

        private static Kept of(GapPlan.Cell cell, List<LengthResult> results, List<Double> seconds) {
            return new Kept(Format.CURRENT, cell.sweep().name(), cell.precision().toString(), cell.softmax().label(),
                    cell.family().toString(), results.stream().map(BriefScore::of).toList(),
                    seconds.stream().map(each -> Math.round(each * 1000) / 1000.0).toList());
        }

        private void requireOf(GapPlan.Cell cell, Path file) {
            require("sweep", sweep, cell.sweep().name(), file);
            require("precision", precision, cell.precision().toString(), file);
            require("softmax", softmax, cell.softmax().label(), file);
            require("family", family, cell.family().toString(), file);
        }

        private static void require(String key, String is, String needed, Path file) {
            if (!is.equals(needed)) {
                throw new DamagedFileException(
                        file + ": " + key + ": \"" + is + "\" is not allowed; \"" + needed + "\" is needed");
            }
        }
    }

    /**
     * What the study's folder has of a cell; nothing yet where it has no file.
     *
     * @param say told of a damaged file, whose cell begins anew
     */
    static GapCellFile of(Path folder, GapPlan.Cell cell, Consumer<String> say) throws IOException {
        Path file = folder.resolve("cells").resolve(cell.sweep().name()).resolve(cell.file() + ".json");
        GapCellFile begun = new GapCellFile(file, cell, new ArrayList<>(), new ArrayList<>());
        if (Files.exists(file)) {
            try {
                Kept kept = Json.read(file, Kept.class);
                kept.requireOf(cell, file);
                kept.results().forEach(result -> begun.results.add(result.result()));
                begun.seconds.addAll(kept.seconds());
            } catch (DamagedFileException e) {
                say.accept(e.getMessage() + "; this cell is computed again");
            }
        }
        return begun;
    }

    /** Notes a further length. */
    void add(LengthResult result, double took) throws IOException {
        results.add(result);
        seconds.add(took);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Json.write(file, Kept.of(cell, results, seconds));
    }

    /** Whether no length is left to try. */
    boolean isDone() {
        return new LengthLadder(cell.sweep().lengths()).next(results).isEmpty();
    }
}

package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.report.Percent;
import dev.lengthwise.study.Reproduction.Beside;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of doing runs of a kept study again.
 *
 * @param kept the study's folder
 * @param of how many runs there are in it
 * @param runs each run that was to be done again
 * @param circumstances that differ: what it was, what it is
 */
public record ReproductionOutcome(Path kept, int of, List<Beside> runs, Map<String, List<String>> circumstances) {
    private static final String NONE = "-";

    public ReproductionOutcome {
        runs = List.copyOf(runs);
        circumstances = new LinkedHashMap<>(circumstances);
    }

    /** Whether every run ended with the same bits and scores, or failed as it did before. */
    public boolean isSame() {
        return runs.stream().allMatch(Beside::isSame);
    }

    /** A line a run, and below what differs in the circumstances. */
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("arm", "seed", "parameters", "every count, at each length", "exact match farthest apart"));
        for (Beside run : runs) {
            String seed = Long.toString(run.seed());
            rows.add(run.isScored()
                    ? List.of(run.arm(), seed, run.sameBits() ? "the same bits" : "other bits",
                            "the same at " + run.sameScores() + " of " + run.lengths(),
                            run.farthest()
                                    .map(far -> Percent.points(far.difference()) + " points at length " + far.length())
                                    .orElse(NONE))
                    : List.of(run.arm(), seed, NONE, NONE, "was " + run.before() + ", is " + run.now()));
        }
        StringBuilder text = new StringBuilder(Columns.of(rows));
        text.append('\n').append(runs.size()).append(" of ").append(Counted.of(of, "run")).append(" of ").append(kept)
                .append(" run again: ").append(isSame() ? "the same.\n" : "not the same.\n");
        circumstances.forEach((key, both) -> text.append("  ").append(key).append(" was ").append(both.getFirst())
                .append(", is ").append(both.getLast()).append('\n'));
        return text.toString();
    }

    /** The same as one JSON document. */
    public String json() {
        ObjectNode node = Json.object().put("kept", kept.toString()).put("of", of).put("same", isSame());
        ArrayNode written = node.putArray("runs");
        for (Beside run : runs) {
            ObjectNode beside = written.addObject().put("arm", run.arm()).put("seed", run.seed())
                    .put("same", run.isSame()).put("before", run.before()).put("now", run.now());
            if (run.isScored()) {
                beside.put("sameBits", run.sameBits()).put("lengths", run.lengths())
                        .put("sameScores", run.sameScores());
                run.farthest().ifPresent(far -> beside.putObject("farthest").put("length", far.length())
                        .put("difference", far.difference()));
            }
        }
        ObjectNode differing = node.putObject("circumstances");
        circumstances.forEach((key, both) -> differing.putObject(key).put("was", both.getFirst()).put("is",
                both.getLast()));
        return Json.pretty(node) + "\n";
    }

    /** Keeps both in {@code reproduction.txt} and {@code reproduction.json}. */
    public void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve("reproduction.txt"), table());
        WholeFile.write(folder.resolve("reproduction.json"), json());
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.result.manifest.ResultManifest;
import java.util.List;

/**
 * Everything that a report on constructed models shows.
 *
 * @param title of the page
 * @param question what is asked, in one sentence
 * @param sweeps at least one
 * @param manifest command, machine, versions and so on, in the order to show them
 */
public record GapResult(String title, String question, List<GapSweep> sweeps, ResultManifest manifest) {
    public GapResult {
        sweeps = List.copyOf(sweeps);
    }

    /** All cells, sweep after sweep. */
    public List<GapCell> cells() {
        return sweeps.stream().flatMap(sweep -> sweep.cells().stream()).toList();
    }

    /** Whether every cell is done. */
    public boolean isDone() {
        return cells().stream().allMatch(GapCell::done);
    }

    /** What was found, a line each. */
    public List<String> findings() {
        return GapFindings.of(this);
    }
}

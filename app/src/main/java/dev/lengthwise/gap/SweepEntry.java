package dev.lengthwise.gap;

import dev.lengthwise.key.Key;
import java.util.List;

/** One construction in every combination, as results keep it. */
public record SweepEntry(@Key("the sweep's name") String sweep, @Key("the construction, in words") String construction,
        @Key("what it is for; may be empty") String description,
        @Key(value = "inputs of each length", allowed = "at least 1") int samples,
        @Key("a cell for each softmax, precision and family of inputs") List<CellEntry> cells,
        @Key("the weight on the right key, by softmax and length") List<GapMass> attention) {

    static SweepEntry of(GapSweep sweep) {
        return new SweepEntry(sweep.name(), sweep.construction(), sweep.description(), sweep.samples(),
                sweep.cells().stream().map(CellEntry::of).toList(),
                sweep.masses());
    }
}

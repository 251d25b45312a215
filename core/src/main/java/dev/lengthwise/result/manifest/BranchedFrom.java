package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;

/** That a run is a branch: its first steps were another run's. */
public record BranchedFrom(@Key("the folder of that run, its trunk, seen from this one") String trunk,
        @Key("steps that it shares with the trunk") long step,
        @Key("examples in all that it is to have, those of hints included; it has those of its whole steps") long examples) {
    /** For people: {@code after step 1758 of ../.., for 1,000,000 examples}. */
    String words() {
        return "after step " + step + " of the run in " + trunk;
    }
}

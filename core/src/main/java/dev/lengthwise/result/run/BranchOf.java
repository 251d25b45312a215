package dev.lengthwise.result.run;

import dev.lengthwise.key.Key;

/** Of which arm an arm of results is a branch, and where: its runs left the runs of that arm, their trunks. */
public record BranchOf(@Key("the arm in the study's file, whose runs are the trunks") String arm,
        @Key("examples in all that are asked for, those of hints included") long examples,
        @Key("examples of the main task that its steps have") long mainExamples,
        @Key("its steps, the shared ones included") int steps,
        @Key("steps that it shares with its trunk, after which its learning rate falls") int from) {
}

package dev.lengthwise.result.study;

import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.task.TrainedLengths;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One arm of a study: one recipe under several seeds.
 *
 * @param name short, unlike the other arms' names
 * @param description what sets the arm apart, in a few words; may be empty
 * @param controls names of the arms it is compared with, seed by seed; maybe none
 * @param match what it claims to be trained on as much as; empty where nothing is claimed
 * @param trained the lengths it was trained on; all others are unseen to it
 * @param recipe the effective recipe as YAML, shown as it is; may be empty
 * @param runs at least one, no seed twice
 * @param branch where its runs are branches, with so many examples, of the runs of an arm of the study's file
 */
public record ArmResult(String name, String description, List<String> controls, Optional<Match> match,
        TrainedLengths trained, String recipe, List<RunResult> runs, Optional<BranchOf> branch) {
    /** An arm of the study's file. */
    public ArmResult(String name, String description, List<String> controls, Optional<Match> match,
            TrainedLengths trained, String recipe, List<RunResult> runs) {
        this(name, description, controls, match, trained, recipe, runs, Optional.empty());
    }

    /** An arm that claims nothing about what it was trained on. */
    public ArmResult(String name, String description, List<String> controls, TrainedLengths trained, String recipe,
            List<RunResult> runs) {
        this(name, description, controls, Optional.empty(), trained, recipe, runs);
    }

    public ArmResult {
        controls = List.copyOf(controls);
        runs = List.copyOf(runs);
        if (controls.contains(name)) {
            throw new IllegalArgumentException("arm " + name + " is its own control");
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("arm " + name + " has no runs");
        }
        Set<Long> seeds = new HashSet<>();
        for (RunResult run : runs) {
            if (!seeds.add(run.seed())) {
                throw new IllegalArgumentException("arm " + name + " has seed " + run.seed() + " twice");
            }
        }
    }
}

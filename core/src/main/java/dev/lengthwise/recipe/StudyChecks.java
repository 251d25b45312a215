package dev.lengthwise.recipe;

import dev.lengthwise.result.study.Threshold;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the parts of a study.
 *
 * @param thresholds the section that the threshold stands in, if there is one
 * @param sets options that are laid over every arm
 */
record StudyChecks(Section study, Section thresholds, List<SetOption> sets, Mistakes mistakes) {

    /** What must hold between arms, as far as they could be read. */
    void check(List<StudyPlan.Arm> arms, @Nullable Threshold threshold, boolean similarity) {
        List<String> names = arms.stream().map(StudyPlan.Arm::name).toList();
        boolean named = IntStream.range(0, names.size()).allMatch(i -> mistakes.isSure("arms." + i + ".name"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            StudyPlan.Arm arm = arms.get(i);
            String key = "arms." + i;
            if (mistakes.isSure(key + ".name") && !seen.add(arm.name())) {
                study.refuse(key + ".name",
                        Escapes.quote(arm.name()) + " occurs twice; each arm needs its own name");
            } else if (named) {
                require(key + ".control", () -> StudyPlan.requireControls(arm, names));
                require(key + ".matches", () -> StudyPlan.requireMatch(arm, names));
            }
            if (mistakes.isSure(key + ".set")) {
                if (threshold != null) {
                    requireReachable(threshold, arm);
                }
                if (similarity && mistakes.isSure("arms.0.set")) {
                    require("similarity", () -> StudyPlan.requireSameTask(arms.getFirst(), arm));
                }
            }
        }
    }

    /** Runs a check of the plan's unless something is wrong at that key already. */
    private void require(String key, Runnable check) {
        if (!mistakes.isSure(key)) {
            return;
        }
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            study.refuse(key, message.substring(message.indexOf(' ') + 1)); // the first word is the plan's key
        }
    }

    /** An option may be why it is not. */
    private void requireReachable(Threshold threshold, StudyPlan.Arm arm) {
        if (!thresholds.isSure("threshold")) {
            return;
        }
        try {
            StudyPlan.requireReachable(threshold, arm);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            mistakes.doubt("threshold");
            sets.stream().filter(set -> Stream.of("lengths", "evaluate.lengths")
                    .anyMatch(key -> Mistakes.touch(set.key(), key))).findFirst()
                    .ifPresentOrElse(set -> mistakes.add(set.where().refuse(message)),
                            () -> thresholds.refuse("threshold", message.substring(message.indexOf(' ') + 1)));
        }
    }

    void checkOptions(List<StudyPlan.Arm> arms) {
        sets.forEach(set -> requireSame(set, arms));
    }

    /** An option counts for every arm; where arms differ by what it sets, they would be other arms than those described. */
    private void requireSame(SetOption option, List<StudyPlan.Arm> arms) {
        List<String> own = arms.stream()
                .filter(arm -> arm.set().keySet().stream().anyMatch(set -> Mistakes.touch(set, option.key())))
                .map(StudyPlan.Arm::name).toList();
        if (!own.isEmpty()) {
            mistakes.add(option.where().refuse("arms differ by it (" + String.join(", ", own)
                    + "), and would not if it were set for all; change it in a copy of the study's file"));
        }
    }
}

package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The kinds of decisions of a study: the labels of an arm are read by the arm's own task. */
final class StudyKinds {
    private final Map<String, DecisionKinds> arms = new LinkedHashMap<>();
    private final DecisionKinds all;
    private final SortedSet<DecisionKind> met;

    StudyKinds(StudyResult study) {
        study.arms().forEach(arm -> arms.put(arm.name(), kinds(arm)));
        this.all = DecisionKinds.all(arms.values());
        this.met = new TreeSet<>(all.order());
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                met.addAll(grouped(arm.name(), run.evaluation().results()).keySet());
            }
        }
    }

    private static DecisionKinds kinds(ArmResult arm) {
        return arm.runs().stream().map(RunResult::evaluation).filter(evaluation -> !evaluation.results().isEmpty())
                .findFirst().map(evaluation -> evaluation.kinds()).orElse(DecisionKinds.UNKNOWN);
    }

    /** Of all arms, one arm's after another's. */
    DecisionKinds all() {
        return all;
    }

    /** Those that occur, in order. */
    SortedSet<DecisionKind> met() {
        return met;
    }

    /** An arm's decisions by kind. */
    SortedMap<DecisionKind, DecisionCount> grouped(String arm, List<LengthResult> results) {
        return DecisionTally.grouped(results, arms.getOrDefault(arm, DecisionKinds.UNKNOWN));
    }

    /** Which one it is of its task's, from 0; -1 where no task says anything of it. */
    int place(DecisionKind kind) {
        return arms.values().stream().mapToInt(task -> task.place(kind)).filter(place -> place >= 0).findFirst()
                .orElse(-1);
    }
}

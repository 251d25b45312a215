package dev.lengthwise.report;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The decisions of several runs of one task added up, in the order in which people read of them. */
final class DecisionTally {
    private DecisionTally() {
    }

    /** By decision, as its label says. */
    static Map<String, DecisionCount> pooled(List<LengthResult> results, DecisionKinds kinds) {
        Map<String, DecisionCount> pooled = new TreeMap<>(kinds.decisionOrder());
        for (LengthResult result : results) {
            result.decisions().forEach((label, count) -> pooled.merge(label, count, DecisionTally::sum));
        }
        return pooled;
    }

    /** By kind of decision. */
    static SortedMap<DecisionKind, DecisionCount> grouped(List<LengthResult> results, DecisionKinds kinds) {
        SortedMap<DecisionKind, DecisionCount> grouped = new TreeMap<>(kinds.order());
        pooled(results, kinds).forEach(
                (label, count) -> grouped.merge(kinds.of(label), count, DecisionTally::sum));
        return grouped;
    }

    private static DecisionCount sum(DecisionCount one, DecisionCount other) {
        return new DecisionCount(one.total() + other.total(), one.wrong() + other.wrong(),
                one.first() + other.first());
    }
}

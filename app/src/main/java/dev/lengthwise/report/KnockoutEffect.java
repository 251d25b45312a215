package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one kind of decision fares without one part of a model.
 *
 * @param whole right decisions with the part
 * @param without right decisions without it
 */
record KnockoutEffect(String part, Knockout.Kind kind, DecisionKind group, Accuracy whole, Accuracy without) {
    private static final int MOST = 3;

    /** How much of the decisions the part's absence costs, -1 to 1. */
    double loss() {
        return whole.rate() - without.rate();
    }

    /** Whether the two intervals lie apart. */
    private boolean isClear() {
        return whole.low() > without.high();
    }

    /** The effects of a knockout, part by part in its order, and of each part group by group. */
    static List<KnockoutEffect> of(Knockout knockout, DecisionKinds kinds) {
        Map<DecisionKind, Accuracy> whole = right(knockout.whole(), kinds);
        List<KnockoutEffect> effects = new ArrayList<>();
        for (Knockout.Without without : knockout.without()) {
            Map<DecisionKind, Accuracy> left = right(without.result(), kinds);
            whole.forEach((group, before) -> effects.add(new KnockoutEffect(without.part().label(), without.kind(),
                    group, before, left.getOrDefault(group, before))));
        }
        return effects;
    }

    /** The right decisions of each group that there is. */
    static Map<DecisionKind, Accuracy> right(LengthResult result, DecisionKinds kinds) {
        Map<DecisionKind, Accuracy> right = new TreeMap<>(kinds.order());
        DecisionTally.grouped(List.of(result), kinds).forEach((group, count) -> right.put(group, accuracy(count)));
        return right;
    }

    private static Accuracy accuracy(DecisionCount count) {
        return new Accuracy(count.total() - count.wrong(), count.total());
    }

    /** What breaks a kind of decision most, by zero or by its mean: the few parts that cost most, the costliest first. */
    static List<KnockoutEffect> worst(List<KnockoutEffect> effects, DecisionKind group) {
        Map<String, KnockoutEffect> costliest = new LinkedHashMap<>();
        effects.stream().filter(effect -> effect.group().equals(group)).filter(KnockoutEffect::isClear)
                .forEach(effect -> costliest.merge(effect.part(), effect,
                        (one, other) -> other.loss() > one.loss() ? other : one));
        return costliest.values().stream()
                .sorted(Comparator.comparingDouble((KnockoutEffect effect) -> -effect.loss())).limit(MOST).toList();
    }

    /** The effect in words: {@code head 1.3 (-96.3 points, mean)}. */
    String words() {
        return part + " (" + Percent.points(-loss()) + " points, " + kind + ")";
    }
}

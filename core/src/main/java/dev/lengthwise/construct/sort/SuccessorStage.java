package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Head;
import dev.lengthwise.construct.Subspace;
import dev.lengthwise.construct.Wiring;
import dev.lengthwise.task.Vocabulary;

/**
 * Successor: the smallest value u above the query's v; the minimum where the query is ⊥; END above the largest.
 *
 * <p>As a query ⊥ is a value below all, v = -1; as a key it is one above all, u = Q, whose successor is named END. The score of key u is
 * {@code -(u - v - 1)} units for u &gt; v, so that it falls with u - v, and {@code -(Q - v)} for u ≤ v, one unit below that of ⊥. What is
 * carried is the share of the attention that each value and END have.
 *
 * @param values VALUE, [Q]
 * @param separator is-⊥
 * @param successors SUCCESSOR, [Q + 1]; the last one is END's
 */
record SuccessorStage(Subspace values, Coordinate separator, Subspace successors) {
    SuccessorStage {
        if (successors.size() != values.size() + 1) {
            throw new IllegalArgumentException(successors.name() + " [" + successors.size() + "] does not hold "
                    + values.name() + " [" + values.size() + "] and END");
        }
    }

    void attention(Head head, double unit) {
        int highest = values.size();
        for (int query = -1; query < highest; query++) {
            for (int key = 0; key <= highest; key++) {
                int distance = key > query ? key - query - 1 : highest - query;
                if (distance > 0) {
                    head.score(query < 0 ? separator : values.at(query), key(key), -distance * unit);
                }
            }
        }
        for (int key = 0; key <= highest; key++) {
            head.carry(key(key), successors.at(key), 1);
        }
    }

    private Coordinate key(int value) {
        return value == values.size() ? separator : values.at(value);
    }

    /** The head says what has most of the attention, a value or END. */
    void logits(Wiring wiring, String head, Vocabulary vocabulary) {
        for (int value = 0; value < values.size(); value++) {
            wiring.logit(head, value, successors.at(value), 1);
        }
        wiring.logit(head, vocabulary.end(), successors.at(values.size()), 1);
        wiring.logit(head, vocabulary.separator(), -1);
        wiring.logit(head, vocabulary.mask(), -1);
    }
}

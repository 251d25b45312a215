package dev.lengthwise.probe;

import java.util.List;

/**
 * What decides one decision: activations of another input are patched into the pass over an input, place by place, and it is measured
 * how far the decision moves to the one that is right for the other input.
 *
 * @param clean the input
 * @param other the input whose activations are patched in, of the same length
 * @param decision what kind of decision is looked at: the first one in which the two answers differ
 * @param tokens of the clean input, as read up to the decision, [T]
 * @param otherTokens of the other one
 * @param answer the token due for the clean input
 * @param otherAnswer the token due for the other input
 * @param difference logit of the other's answer less that of the own, without patch
 * @param otherDifference the same in the pass over the other input
 * @param rows what was patched
 */
public record Patching(List<Integer> clean, List<Integer> other, String decision, List<Integer> tokens,
        List<Integer> otherTokens, int answer, int otherAnswer, double difference, double otherDifference,
        List<Row> rows) {
    public Patching {
        clean = List.copyOf(clean);
        other = List.copyOf(other);
        tokens = List.copyOf(tokens);
        otherTokens = List.copyOf(otherTokens);
        rows = List.copyOf(rows);
    }

    /**
     * One part, patched at one position at a time.
     *
     * @param moved for each position how far the difference of the logits went from the clean pass's, 0, to the other pass's, 1
     */
    public record Row(Part part, List<Double> moved) {
        public Row {
            moved = List.copyOf(moved);
        }
    }
}

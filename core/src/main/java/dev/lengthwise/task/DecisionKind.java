package dev.lengthwise.task;

import java.util.regex.Pattern;

/**
 * A kind of decisions of an answer's tokens: decisions that are alike, few enough kinds to draw (method.md, Evaluation: the error
 * taxonomy).
 *
 * @param label of the kind
 * @param meaning what its decisions are about, a sentence for readers of a page
 * @param decisions which of the labels that {@link Task#decisions} gives are of the kind, as a regular expression
 */
public record DecisionKind(String label, String meaning, String decisions) {
    /** Closing the answer. */
    public static final DecisionKind END = new DecisionKind("end", "Stopping exactly there.");

    /** A kind with one decision, of the same label. */
    public DecisionKind(String label, String meaning) {
        this(label, meaning, Pattern.quote(label));
    }

    /** Whether a decision is of the kind. */
    public boolean has(String decision) {
        return decision.matches(decisions);
    }
}

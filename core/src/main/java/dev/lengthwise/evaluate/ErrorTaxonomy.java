package dev.lengthwise.evaluate;

import dev.lengthwise.task.Example;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts right and wrong decisions of one length, by kind (method.md, Evaluation). */
final class ErrorTaxonomy {
    private static final int TOTAL = 0;
    private static final int WRONG = 1;
    private static final int FIRST = 2;

    private final Questions questions;
    private final Map<String, long[]> counts = new TreeMap<>(Comparator.comparing(ErrorTaxonomy::sortKey));
    private final BitSet outcomes = new BitSet();
    private int examples;
    private long tokens;
    private long right;

    ErrorTaxonomy(Questions questions) {
        this.questions = questions;
    }

    /**
     * Adds an example whose decisions were all made, each after the right tokens before it.
     *
     * @param predicted one token for each of the completion
     */
    void addForced(Example example, int[] predicted) {
        add(example, predicted, predicted.length);
    }

    /**
     * Adds an example whose answer was written freely: decisions after the first wrong one were asked after other tokens than the
     * right ones, so they are not classed.
     *
     * @param written what was written, of any length
     */
    void addWritten(Example example, int[] written) {
        int[] completion = example.completion();
        int[] predicted = new int[completion.length];
        int reached = 0;
        boolean right = true;
        for (int i = 0; i < completion.length; i++) {
            predicted[i] = i < written.length ? written[i] : -1;
            if (right) {
                reached = i + 1;
            }
            right &= predicted[i] == completion[i];
        }
        add(example, predicted, reached);
    }

    private void add(Example example, int[] predicted, int classed) {
        int[] completion = example.completion();
        if (predicted.length != completion.length) {
            throw new IllegalArgumentException("predicted [" + predicted.length + "] does not match completion ["
                    + completion.length + "]");
        }
        List<String> decisions = questions.decisions(example);
        boolean allRight = true;
        for (int i = 0; i < completion.length; i++) {
            boolean correct = predicted[i] == completion[i];
            right += correct ? 1 : 0;
            if (i < classed) {
                long[] count = counts.computeIfAbsent(decisions.get(i), kind -> new long[3]);
                count[TOTAL]++;
                count[WRONG] += correct ? 0 : 1;
                count[FIRST] += !correct && allRight ? 1 : 0;
            }
            allRight &= correct;
        }
        tokens += completion.length;
        outcomes.set(examples++, allRight);
    }

    /** Examples that were wholly right. */
    Accuracy exact() {
        return new Accuracy(outcomes.cardinality(), examples);
    }

    LengthResult result(int length) {
        Map<String, DecisionCount> decisions = new LinkedHashMap<>();
        counts.forEach(
                (kind, count) -> decisions.put(kind, new DecisionCount(count[TOTAL], count[WRONG], count[FIRST])));
        return new LengthResult(length, exact(), new Accuracy(right, tokens), decisions,
                Optional.of(new Outcomes(outcomes, examples)));
    }

    /** Numbers inside a label sort as numbers: "successor after 2" before "successor after 10". */
    private static String sortKey(String kind) {
        StringBuilder key = new StringBuilder();
        for (String word : kind.split(" ", -1)) {
            boolean number = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
            key.append(number ? String.format(Locale.ROOT, "%09d", Long.parseLong(word)) : word).append(' ');
        }
        return key.toString();
    }
}

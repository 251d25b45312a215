package dev.lengthwise.probe;

import java.util.List;

/**
 * One input as the model reads it, with the right answer, and what goes on at every token.
 *
 * @param words the tokens that are read, as people read them, [T]
 * @param sides of each, [T]
 * @param due the word due after each token, [T]; empty at input positions
 * @param answers the word that the model says there, [T]; empty at input positions
 * @param patterns the attention weights, for each layer and head [T] queries of the keys they see
 * @param readings what the projections show
 */
public record ExampleView(List<String> words, List<Side> sides, List<String> due, List<String> answers,
        List<List<List<List<Double>>>> patterns, List<Reading> readings) {
    public ExampleView {
        words = List.copyOf(words);
        sides = List.copyOf(sides);
        due = List.copyOf(due);
        answers = List.copyOf(answers);
        patterns = List.copyOf(patterns);
        readings = List.copyOf(readings);
    }

    /**
     * A projection of the residual stream at one place.
     *
     * @param hook where, named as TransformerLens does
     * @param best for each token the words with the highest scores, best first, [T]
     */
    public record Reading(String hook, Basis basis, List<List<Scored>> best) {
        public Reading {
            best = best.stream().map(List::copyOf).toList();
        }
    }

    /** A word with its cosine (encoder basis) or its probability (decoder basis). */
    public record Scored(String word, double score) {
    }
}

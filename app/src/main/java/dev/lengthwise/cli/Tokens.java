package dev.lengthwise.cli;

import dev.lengthwise.task.Vocabulary;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Tokens in JSON: values as numbers, all else as words, such as {@code "END"}. */
final class Tokens {
    private Tokens() {
    }

    /** @param leftOut tokens that are not written */
    static void add(ArrayNode into, int[] tokens, Vocabulary vocabulary, List<Integer> leftOut) {
        for (int token : tokens) {
            if (vocabulary.isValue(token)) {
                into.add(token);
            } else if (!leftOut.contains(token)) {
                into.add(vocabulary.word(token));
            }
        }
    }
}

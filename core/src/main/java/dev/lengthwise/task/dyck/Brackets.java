package dev.lengthwise.task.dyck;

import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The brackets of a vocabulary: its symbols, an opening and a closing one of each kind in turn: {@code ( ) [ ]}.
 *
 * @param vocabulary whose values are numbers, for answers that count
 */
record Brackets(Vocabulary vocabulary) {
    private static final List<String> USUAL = List.of("(", ")", "[", "]", "{", "}", "<", ">");

    /**
     * Of so many kinds: {@code ( ) [ ] { } < >}, then {@code (5 )5} and so on.
     *
     * @param values numbers beside them
     */
    static Brackets of(int kinds, int values) {
        List<String> names = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            boolean usual = 2 * kind < USUAL.size();
            names.add(usual ? USUAL.get(2 * kind) : "(" + (kind + 1));
            names.add(usual ? USUAL.get(2 * kind + 1) : ")" + (kind + 1));
        }
        return new Brackets(new Vocabulary(values, names));
    }

    int kinds() {
        return vocabulary.symbols().size() / 2;
    }

    /** @param kind from 0 */
    int opening(int kind) {
        return vocabulary.symbol(2 * kind);
    }

    /** The bracket that closes an opening one. */
    int closing(int opening) {
        return opening + 1;
    }

    boolean isOpening(int token) {
        return vocabulary.placeOf(token) >= 0 && vocabulary.placeOf(token) % 2 == 0;
    }

    /** The word whose brackets open where it is said, of kinds that are asked for one after another. */
    int[] word(boolean[] opens, IntSupplier kinds) {
        int[] input = new int[opens.length];
        int[] open = new int[opens.length];
        int depth = 0;
        for (int i = 0; i < input.length; i++) {
            if (opens[i]) {
                open[depth++] = input[i] = opening(kinds.getAsInt());
            } else {
                input[i] = closing(open[--depth]);
            }
        }
        return input;
    }

    /**
     * Where the brackets stand that are open after some of the input.
     *
     * @param input the beginning of a well-formed word
     * @param read how many of its brackets
     * @return their places, outermost first
     */
    int[] open(int[] input, int read) {
        int[] open = new int[read];
        int depth = 0;
        for (int i = 0; i < read; i++) {
            if (isOpening(input[i])) {
                open[depth++] = i;
            } else {
                depth--;
            }
        }
        return Arrays.copyOf(open, depth);
    }
}

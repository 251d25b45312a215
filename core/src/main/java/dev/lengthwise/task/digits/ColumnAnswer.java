package dev.lengthwise.task.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How the result of columns is written.
 *
 * @param tokens what stands beside digits
 * @param order of the answer's digits; steps are always least significant first
 * @param padding whether the answer has always n + 1 digits, with a leading zero where the last column does not carry
 * @param scratchpad whether the steps come first
 * @param equals the token between steps and answer
 */
public record ColumnAnswer(DigitTokens tokens, DigitOrder order, boolean padding, boolean scratchpad, int equals) {
    static final String LAST_CARRY = "last carry";
    static final String INDEX = "index";
    static final String CARRY = "carry out";
    static final String EQUALS = "equals sign";
    static final String COPIED = "digit of the steps";
    static final String LEADING_ZERO = "leading zero";

    /** An answer and what is decided with each token of it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    record Labelled(int[] tokens, List<String> labels) {
    }

    /** The most tokens of an answer, END not counted. */
    public long most(int length) {
        long digits = (length + 1L) * tokens.perDigit();
        return scratchpad ? digits + length * (tokens.perDigit() + 1L) + 1 : digits;
    }

    private int digits(Columns columns) {
        return columns.length() + (padding || columns.overflows() ? 1 : 0);
    }

    /**
     * The whole completion.
     *
     * @param start index of the least significant place
     * @param decision the label of a column's digit
     */
    Labelled write(Columns columns, int start, IntFunction<String> decision, int end) {
        Writing writing = new Writing(start);
        if (scratchpad) {
            for (int place = 0; place < columns.length(); place++) {
                writing.digit(columns, place, decision.apply(place));
                writing.token(columns.carries()[place + 1], CARRY);
            }
            writing.token(equals, EQUALS);
        }
        int digits = digits(columns);
        for (int at = 0; at < digits; at++) {
            int place = order.place(at, digits);
            writing.digit(columns, place, scratchpad ? COPIED : label(columns, place, decision));
        }
        writing.token(end, "end");
        return new Labelled(writing.written.stream().mapToInt(Integer::intValue).toArray(), writing.labels);
    }

    private static String label(Columns columns, int place, IntFunction<String> decision) {
        return place < columns.length() ? decision.apply(place) : columns.overflows() ? LAST_CARRY : LEADING_ZERO;
    }

    /** What of the answer, without steps, is written before the digit of a place: with the index of that place, where there are any. */
    int[] before(Columns columns, int start, int place) {
        Writing writing = new Writing(start);
        int digits = digits(columns);
        for (int at = 0; order.place(at, digits) != place; at++) {
            writing.digit(columns, order.place(at, digits), "");
        }
        for (int index : tokens.before(start, place)) {
            writing.token(index, INDEX);
        }
        return writing.written.stream().mapToInt(Integer::intValue).toArray();
    }

    private final class Writing {
        private final int start;
        private final List<Integer> written = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();

        private Writing(int start) {
            this.start = start;
        }

        private void digit(Columns columns, int place, String label) {
            for (int index : tokens.before(start, place)) {
                token(index, INDEX);
            }
            token(columns.digit(place), label);
        }

        private void token(int token, String label) {
            written.add(token);
            labels.add(label);
        }
    }
}

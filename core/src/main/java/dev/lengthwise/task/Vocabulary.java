package dev.lengthwise.task;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens of a task: the values {@code 0..values-1}, then SEP (written ⊥), END and MASK, then symbols of its own, such as {@code +}.
 *
 * @param values how many values there are, Q in the docs: 100 for sorting, 10 for digits
 * @param symbols the names of further tokens, as people read and type them: no blanks and commas, no number and no name of a token that
 *     every task has
 */
public record Vocabulary(int values, List<String> symbols) {
    private static final int MOST_VALUES = 1_000_000;
    private static final int SHOWN = 6;

    public Vocabulary {
        symbols = List.copyOf(symbols);
        if (values < 2) {
            throw new IllegalArgumentException("values " + values + " is below 2");
        }
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("values " + values + " is above " + MOST_VALUES);
        }
        for (String symbol : symbols) {
            if (!symbol.matches("(?!-?\\d+$|SEP$|END$|MASK$)[^\\s,]+")) {
                throw new IllegalArgumentException(
                        "\"" + symbol + "\" is not the name of a symbol: no number, blank or "
                                + "comma, and none of SEP, END, MASK");
            }
        }
        if (new HashSet<>(symbols).size() < symbols.size()) {
            throw new IllegalArgumentException("the symbols " + symbols + " have one twice");
        }
    }

    /** Without symbols. */
    public Vocabulary(int values) {
        this(values, List.of());
    }

    /** Stands between the input and what follows it. */
    public int separator() {
        return values;
    }

    /** Closes the answer of a main task; the answer of a hint where there is nothing to name. */
    public int end() {
        return values + 1;
    }

    /** Stands for the element that the fill hint asks for. */
    public int mask() {
        return values + 2;
    }

    /** Number of tokens, V in shapes. */
    public int size() {
        return values + 3 + symbols.size();
    }

    /** The token of a symbol by its place in {@link #symbols}, from 0. */
    public int symbol(int place) {
        return values + 3 + place;
    }

    /** Which of {@link #symbols} a token is, from 0; -1 if it is none. */
    public int placeOf(int token) {
        return token >= symbol(0) && token < size() ? token - symbol(0) : -1;
    }

    /** The value or symbol of that name, as people type it; empty if there is none. */
    public OptionalInt token(String word) {
        int place = symbols.indexOf(word);
        if (place >= 0) {
            return OptionalInt.of(symbol(place));
        }
        try {
            int value = Integer.parseInt(word);
            return isValue(value) ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** What an input may be made of, for messages: {@code 0 to 9, + and =}. */
    public String allowed() {
        List<String> shown = symbols.size() <= SHOWN
                ? symbols
                : Stream.of(symbols.subList(0, SHOWN - 1), List.of("...", symbols.getLast())).flatMap(List::stream)
                        .toList();
        return "0 to " + (values - 1) + (shown.isEmpty()
                ? ""
                : shown.stream().limit(shown.size() - 1L).map(name -> ", " + name).collect(Collectors.joining())
                        + " and " + shown.getLast());
    }

    public boolean isValue(int token) {
        return token >= 0 && token < values;
    }

    /** Refuses an input that is empty or holds a token that is neither a value nor a symbol. */
    public void requireTokens(int[] input) {
        if (symbols.isEmpty()) {
            requireValues(input);
            return;
        }
        requireSome(input);
        for (int i = 0; i < input.length; i++) {
            if (!isValue(input[i]) && placeOf(input[i]) < 0) {
                throw new IllegalArgumentException("input[" + i + "] is " + input[i]
                        + ", which is neither a value nor a symbol: " + allowed());
            }
        }
    }

    private static void requireSome(int[] input) {
        if (input.length == 0) {
            throw new IllegalArgumentException("input [0] is empty: it has at least one value");
        }
    }

    /** Refuses an input that is empty or holds a token that is not a value. */
    public void requireValues(int[] input) {
        requireSome(input);
        for (int i = 0; i < input.length; i++) {
            if (!isValue(input[i])) {
                throw new IllegalArgumentException(
                        "input[" + i + "] is " + input[i] + ", which is not a value: 0.." + (values - 1));
            }
        }
    }

    /** The token as people read it: {@code 7}, {@code SEP}, {@code END}, {@code MASK} or a symbol's name. */
    public String word(int token) {
        if (isValue(token)) {
            return Integer.toString(token);
        }
        if (token == separator()) {
            return "SEP";
        }
        if (token == end()) {
            return "END";
        }
        if (token == mask()) {
            return "MASK";
        }
        if (placeOf(token) >= 0) {
            return symbols.get(placeOf(token));
        }
        throw new IllegalArgumentException("token " + token + " is not in a vocabulary of " + size() + " tokens");
    }
}

package dev.lengthwise.task;

/**
 * The tokens of a task: the values {@code 0..values-1}, then SEP (written ⊥), END and MASK.
 *
 * @param values how many values there are, Q in the docs: 100 for sorting, 10 for digits
 */
public record Vocabulary(int values) {
    private static final int MOST_VALUES = 1_000_000;

    public Vocabulary {
        if (values < 2) {
            throw new IllegalArgumentException("values " + values + " is below 2");
        }
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("values " + values + " is above " + MOST_VALUES);
        }
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
        return values + 3;
    }

    public boolean isValue(int token) {
        return token >= 0 && token < values;
    }

    /** Refuses an input that is empty or holds a token that is not a value. */
    public void requireValues(int[] input) {
        if (input.length == 0) {
            throw new IllegalArgumentException("input [0] is empty: it has at least one value");
        }
        for (int i = 0; i < input.length; i++) {
            if (!isValue(input[i])) {
                throw new IllegalArgumentException(
                        "input[" + i + "] is " + input[i] + ", which is not a value: 0.." + (values - 1));
            }
        }
    }

    /** The token as people read it: {@code 7}, {@code SEP}, {@code END} or {@code MASK}. */
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
        throw new IllegalArgumentException("token " + token + " is not in a vocabulary of " + size() + " tokens");
    }
}

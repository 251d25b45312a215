package dev.lengthwise.task.dyck;

/**
 * Input → context → completion: {@code ( [ ] [ → ⊥ ( [ → 2}, {@code ( [ ] [ → ⊥ ( [ ] → 1}, {@code ( ) [ ] → ⊥ ( ) → 0}.
 *
 * <p>For dyck, ours: how many brackets are open after a beginning of the input, the number n as the value token n.
 */
public record Nesting(Brackets brackets) implements BeginningHint {
    @Override
    public String name() {
        return "nesting";
    }

    /** The largest number that is a value token. */
    @Override
    public int maxLength() {
        return brackets.vocabulary().values() - 1;
    }

    @Override
    public int answer(int[] input, int read) {
        if (input.length > maxLength()) {
            throw new IllegalArgumentException("length " + input.length + " is above " + maxLength()
                    + ": nesting answers with a value token, 0.." + maxLength());
        }
        return brackets.open(input, read).length;
    }
}

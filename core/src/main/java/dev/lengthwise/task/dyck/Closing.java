package dev.lengthwise.task.dyck;

/**
 * Input → context → completion: {@code ( [ ] [ → ⊥ ( [ → ]}, {@code ( [ ] [ → ⊥ ( [ ] → )}, {@code ( ) [ ] → ⊥ ( ) → END}.
 *
 * <p>For dyck, ours: the next closing bracket that may follow a beginning of the input; END if nothing is open after it.
 */
public record Closing(Brackets brackets) implements BeginningHint {
    @Override
    public String name() {
        return "closing";
    }

    @Override
    public int answer(int[] input, int read) {
        int[] open = brackets.open(input, read);
        return open.length == 0 ? brackets.vocabulary().end() : brackets.closing(input[open[open.length - 1]]);
    }
}

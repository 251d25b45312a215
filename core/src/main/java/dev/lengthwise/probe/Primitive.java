package dev.lengthwise.probe;

import java.util.Comparator;
import java.util.List;

/**
 * A small operation that a projection of the residual stream can show: which token stands first, or which two. Those here are looked for
 * in every task; a task adds its own ({@link KnownTask#primitives}).
 *
 * @param label for people, and in files
 * @param column the same in a few letters, to head a column
 * @param isAnswer whether what it gives from ⊥ on is the right token wherever it is claimed, so that {@link #ANSWER} beside it says no more
 */
public record Primitive(String label, String column, boolean isAnswer) {
    /** The token that stands at the position itself, at an input position or ⊥. */
    public static final Primitive COPY = new Primitive("copy", "copy");
    /** The token that was written last, at an output position. */
    public static final Primitive IDENTITY = new Primitive("identity", "ident");
    /** The token that follows in order ({@link Facts#successors}): each task says which. */
    public static final Primitive SUCCESSOR = new Primitive("successor", "succ");
    /** {@link #IDENTITY} and {@link #SUCCESSOR} as the first two, in either order. */
    public static final Primitive IDENTITY_AND_SUCCESSOR = new Primitive("identity + successor", "id+su");
    /** The token that is due. */
    public static final Primitive ANSWER = new Primitive("right answer", "right");

    private static final List<Primitive> BEFORE = List.of(COPY, IDENTITY, SUCCESSOR, IDENTITY_AND_SUCCESSOR);

    /** One that is not always the right token. */
    public Primitive(String label, String column) {
        this(label, column, false);
    }

    /**
     * In the order of a table's columns: what is looked for in every task, then a task's own, then the right answer.
     *
     * @param own the task's
     */
    public static Comparator<Primitive> order(List<Primitive> own) {
        return Comparator.<Primitive>comparingInt(primitive -> {
            if (primitive.equals(ANSWER)) {
                return Integer.MAX_VALUE;
            }
            int common = BEFORE.indexOf(primitive);
            int place = own.indexOf(primitive);
            return common >= 0 ? common : BEFORE.size() + (place < 0 ? own.size() : place);
        }).thenComparing(Primitive::label);
    }

    @Override
    public String toString() {
        return label;
    }
}

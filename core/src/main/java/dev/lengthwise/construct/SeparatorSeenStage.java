package dev.lengthwise.construct;

/**
 * ⊥ seen: whether a token stands on the input side or from ⊥ on.
 *
 * <p>Every query looks for ⊥, whose score is 2 units while that of all else is 0, and carries is-⊥: s, the attention that ⊥ has. Before ⊥
 * s is exactly 0, as there is nothing but zeros to take the mean of; from ⊥ on it is at least 1/2. The MLP makes of it
 * {@code INPUT = max(1 - 2 s, 0)}, which is exactly 1 or exactly 0.
 *
 * @param separator is-⊥
 * @param seen SEPARATOR_SEEN, s
 */
public record SeparatorSeenStage(Coordinate separator, Coordinate seen) {
    private static final double UNITS = 2;

    public void attention(Head head, double unit) {
        head.score(separator, UNITS * unit).carry(separator, seen, 1);
    }

    /** A hidden unit that is 1 on the input side and 0 from ⊥ on. */
    public Neuron input(Wiring wiring, int block) {
        return wiring.neuron(block).constant(1).reads(seen, -2);
    }
}

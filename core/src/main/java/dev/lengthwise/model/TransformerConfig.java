package dev.lengthwise.model;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.Map;
import java.util.Objects;

/** The {@code model} of a recipe. */
public record TransformerConfig(
        @Key(value = "number of blocks", absent = "2", allowed = "at least 1") int depth,
        @Key(value = "D, the size of the residual stream; a multiple of heads", absent = "128", allowed = "at least 1") int width,
        @Key(value = "N, attention heads in each block", absent = "4", allowed = "at least 1") int heads,
        @Key(value = "size of the MLP's hidden layer", absent = "4 * width", derived = FourTimesTheWidth.class, allowed = "at least 1") int mlp,
        @Key(value = "layer norm before attention and before the MLP (pre), after each (post), or none", absent = "pre") Norm norm,
        @Key(value = "the MLP's nonlinearity", absent = "gelu") Activation activation,
        @Key(value = "how the attention logits of a query grow with n, the number of keys that it sees: softmax(τ(n) · q·k / √H)", absent = "{kind: none}") Temper temper,
        @Key(value = "positional embedding; the paper has none", absent = "{kind: none}") Position position,
        @Key(value = "how a query's scores become weights", absent = "softmax", allowed = "softmax, sparsemax or entmax15", brief = true) AttentionKind attention) {
    /** The hidden layer of the usual size. */
    static final class FourTimesTheWidth implements Derived<Integer> {
        private static final int TIMES = 4;

        @Override
        public Integer from(Map<String, ?> others) {
            int width = (Integer) Objects.requireNonNull(others.get("width"));
            if (width > Integer.MAX_VALUE / TIMES) {
                throw new IllegalArgumentException("width " + width + " is too large");
            }
            return Math.max(1, TIMES * width);
        }
    }

    public TransformerConfig {
        Keys.check(TransformerConfig.class, depth, width, heads, mlp, norm, activation, temper, position,
                attention);
        if (width % heads != 0) {
            throw new IllegalArgumentException("width " + width + " is not divisible by heads " + heads
                    + "; width must be a multiple of heads");
        }
        if (position instanceof Position.Rope && width / heads % 2 != 0) {
            throw new IllegalArgumentException("position rope turns pairs of a head's numbers, and width " + width
                    + " / heads " + heads + " = " + width / heads + " is odd; it must be even");
        }
    }

    /** A model with the usual softmax. */
    public TransformerConfig(int depth, int width, int heads, int mlp, Norm norm, Activation activation,
            Temper temper, Position position) {
        this(depth, width, heads, mlp, norm, activation, temper, position, AttentionKind.SOFTMAX);
    }

    /** A model without positional embedding (NoPE) and with the usual softmax. */
    public TransformerConfig(int depth, int width, int heads, int mlp, Norm norm, Activation activation,
            Temper temper) {
        this(depth, width, heads, mlp, norm, activation, temper, new Position.None());
    }

    /** The same with other weights of scores. */
    public TransformerConfig with(AttentionKind other) {
        return new TransformerConfig(depth, width, heads, mlp, norm, activation, temper, position, other);
    }

    /** H, the size of one head. */
    public int headDim() {
        return width / heads;
    }
}

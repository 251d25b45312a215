package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.model.Waves;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pairs of numbers of queries and keys by the angles of their places, as {@link Position.Rope} does.
 *
 * @param waves sines and cosines of the angles
 * @param heads N
 */
record Rotation(Waves waves, int heads) {
    static @Nullable Rotation of(TransformerConfig config) {
        return config.position() instanceof Position.Rope rope
                ? new Rotation(rope.waves(config.headDim()), config.heads())
                : null;
    }

    /**
     * Turns the numbers of all heads of a token.
     *
     * @param at where the first head's begin
     * @param back whether they are turned back, as gradients are
     */
    void turn(float[] numbers, int at, int place, boolean back) {
        float[] rows = waves.rows(place + 1);
        int size = waves.size();
        int row = place * size;
        for (int head = 0; head < heads; head++) {
            int first = at + head * Partials.padded(size);
            for (int i = 0; i < size; i += 2) {
                float sin = back ? -rows[row + i] : rows[row + i];
                float cos = rows[row + i + 1];
                float x = numbers[first + i];
                float y = numbers[first + i + 1];
                numbers[first + i] = x * cos - y * sin;
                numbers[first + i + 1] = x * sin + y * cos;
            }
        }
    }
}

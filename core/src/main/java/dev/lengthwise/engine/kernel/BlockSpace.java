package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.TransformerConfig;
import java.util.Arrays;

/** What one block makes of a tile and needs again on the way back. S tokens, R wanted rows of them, all S but in the last block. */
final class BlockSpace {
    private final Matrix attentionInput; // [S, D]
    private final Matrix joint; // queries, keys, values, [S, 3 P]
    private final Matrix queries; // tempered, [S, P]
    private final Matrix mixed; // [R, P]
    private final Matrix attended; // the residual stream and what attention adds, [R, D]
    private final Matrix middle; // [R, D]
    private final Matrix mlpInput; // [R, D]
    private final Matrix hidden; // [R, F]
    private final Matrix active; // [R, F]
    private final Matrix sum; // and what the MLP adds, [R, D]
    private final Matrix output; // [R, D]
    private final float[] attentionStatistics;
    private final float[] mlpStatistics;
    private final int[] patternAt;
    private final int heads;
    private float[] patterns = {};
    private int used;

    BlockSpace(TransformerConfig config, int rows) {
        int width = config.width();
        heads = config.heads();
        int mix = heads * Partials.padded(config.headDim());
        Norm norm = config.norm();
        attentionInput = Matrix.of(norm == Norm.PRE ? rows : 0, width);
        joint = Matrix.of(rows, 3 * mix);
        queries = Matrix.of(rows, mix);
        mixed = Matrix.of(rows, mix);
        attended = Matrix.of(rows, width);
        middle = norm == Norm.POST ? Matrix.of(rows, width) : attended;
        mlpInput = norm == Norm.PRE ? Matrix.of(rows, width) : middle;
        hidden = Matrix.of(rows, config.mlp());
        active = Matrix.of(rows, config.mlp());
        sum = Matrix.of(rows, width);
        output = norm == Norm.POST ? Matrix.of(rows, width) : sum;
        attentionStatistics = new float[2 * rows];
        mlpStatistics = new float[2 * rows];
        patternAt = new int[heads * rows];
    }

    Matrix attentionInput() {
        return attentionInput;
    }

    Matrix joint() {
        return joint;
    }

    Matrix queries() {
        return queries;
    }

    Matrix mixed() {
        return mixed;
    }

    Matrix attended() {
        return attended;
    }

    Matrix middle() {
        return middle;
    }

    Matrix mlpInput() {
        return mlpInput;
    }

    Matrix hidden() {
        return hidden;
    }

    Matrix active() {
        return active;
    }

    Matrix sum() {
        return sum;
    }

    Matrix output() {
        return output;
    }

    float[] attentionStatistics() {
        return attentionStatistics;
    }

    float[] mlpStatistics() {
        return mlpStatistics;
    }

    /** The attention of a new tile begins. */
    void forgetPatterns() {
        used = 0;
    }

    /** Takes room for the patterns of a sequence's head: so many rows of {@code stride} numbers. */
    int pattern(Span span, int head, int stride, int rows) {
        int size = rows * stride;
        if (used + size > patterns.length) {
            patterns = Arrays.copyOf(patterns, Math.max(used + size, patterns.length * 3 / 2));
        }
        patternAt[span.index() * heads + head] = used;
        used += size;
        return used - size;
    }

    /** Where {@link #pattern} put them. */
    int patternOf(Span span, int head) {
        return patternAt[span.index() * heads + head];
    }

    float[] patterns() {
        return patterns;
    }
}

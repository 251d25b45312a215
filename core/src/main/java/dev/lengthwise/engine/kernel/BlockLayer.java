package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.TransformerConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Attention, then the MLP, each added to the residual stream; the norm before each ({@code x + f(norm(x))}), after each
 * ({@code norm(x + f(x))}), or nowhere.
 *
 * @param last whether only the rows where answers are due are wanted of it
 */
record BlockLayer(AttentionLayer attention, MlpLayer mlp, Norm norm, @Nullable NormLayer attentionNorm,
        @Nullable NormLayer mlpNorm, boolean last) {

    static BlockLayer create(Layout layout, int layer, TransformerConfig config, ScoreBias bias) {
        String name = "blocks." + layer;
        boolean norms = config.norm() != Norm.NONE;
        AttentionLayer attention = AttentionLayer.create(layout, name + ".attention", config, bias);
        MlpLayer mlp = MlpLayer.create(layout, name + ".mlp", config);
        return new BlockLayer(attention, mlp, config.norm(),
                norms ? NormLayer.create(layout, name + ".attention_norm", config.width()) : null,
                norms ? NormLayer.create(layout, name + ".mlp_norm", config.width()) : null,
                layer == config.depth() - 1);
    }

    /** The residual stream after the block, [R, D], of the one before it, [S, D]. */
    Matrix forward(Workspace work, BlockSpace space, Matrix x, Piece piece) {
        Matrix input = attentionInput(work, space, x, piece.tokens());
        gather(x, space.attended(), piece);
        attention.forwardOnto(work, space, input, space.attended(), piece, last);
        return afterAttention(work, space, piece.rows(last));
    }

    /** The same of one more token of each sequence, [R, D]. */
    Matrix step(Workspace work, BlockSpace space, Matrix x, KeyValues memory, int rows) {
        Matrix input = attentionInput(work, space, x, rows);
        copy(x, space.attended(), rows);
        attention.stepOnto(work, space, input, space.attended(), memory, rows);
        return afterAttention(work, space, rows);
    }

    private Matrix attentionInput(Workspace work, BlockSpace space, Matrix x, int rows) {
        if (norm != Norm.PRE || attentionNorm == null) {
            return x;
        }
        attentionNorm.forward(work, x, space.attentionInput(), space.attentionStatistics(), rows);
        return space.attentionInput();
    }

    private Matrix afterAttention(Workspace work, BlockSpace space, int rows) {
        if (norm == Norm.POST && attentionNorm != null) {
            attentionNorm.forward(work, space.attended(), space.middle(), space.attentionStatistics(), rows);
        }
        if (norm == Norm.PRE && mlpNorm != null) {
            mlpNorm.forward(work, space.middle(), space.mlpInput(), space.mlpStatistics(), rows);
        }
        copy(space.middle(), space.sum(), rows);
        mlp.forwardOnto(work, space, space.mlpInput(), space.sum(), rows);
        if (norm == Norm.POST && mlpNorm != null) {
            mlpNorm.forward(work, space.sum(), space.output(), space.mlpStatistics(), rows);
        }
        return space.output();
    }

    /** dx, [S, D], of dy, [R, D], which is written over. */
    Matrix backward(Workspace work, BlockSpace space, Matrix x, Matrix dy, Piece piece) {
        int rows = piece.rows(last);
        Matrix d = dy;
        if (norm == Norm.POST && mlpNorm != null) {
            d = work.other(dy);
            mlpNorm.backward(work, dy, space.sum(), space.mlpStatistics(), d, false, rows);
        }
        if (norm == Norm.PRE && mlpNorm != null) {
            Matrix before = work.other(d);
            mlp.backward(work, space, space.mlpInput(), d, before, false, rows);
            mlpNorm.backward(work, before, space.middle(), space.mlpStatistics(), d, true, rows);
        } else {
            mlp.backward(work, space, space.mlpInput(), d, d, true, rows);
        }
        if (norm == Norm.POST && attentionNorm != null) {
            Matrix before = work.other(d);
            attentionNorm.backward(work, d, space.attended(), space.attentionStatistics(), before, false, rows);
            d = before;
        }
        Matrix dx = last ? scatter(d, work.other(d), piece) : d;
        if (norm == Norm.PRE && attentionNorm != null) {
            Matrix before = work.other(dx, d);
            attention.backward(work, space, space.attentionInput(), d, before, false, piece, last);
            attentionNorm.backward(work, before, x, space.attentionStatistics(), dx, true, piece.tokens());
        } else {
            attention.backward(work, space, x, d, dx, true, piece, last);
        }
        return dx;
    }

    /** The wanted rows of x. */
    private void gather(Matrix x, Matrix to, Piece piece) {
        if (!last) {
            copy(x, to, piece.tokens());
            return;
        }
        for (int row = 0; row < piece.rows(true); row++) {
            System.arraycopy(x.data(), x.at(piece.tokenOf(row)), to.data(), to.at(row), x.columns());
        }
    }

    /** The way back of {@link #gather}: rows that were not wanted have no gradient. */
    private static Matrix scatter(Matrix d, Matrix to, Piece piece) {
        for (int row = 0; row < piece.tokens(); row++) {
            Arrays.fill(to.data(), to.at(row), to.at(row) + to.columns(), 0);
        }
        for (int row = 0; row < piece.rows(true); row++) {
            System.arraycopy(d.data(), d.at(row), to.data(), to.at(piece.tokenOf(row)), d.columns());
        }
        return to;
    }

    private static void copy(Matrix from, Matrix to, int rows) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from.data(), from.at(row), to.data(), to.at(row), from.columns());
        }
    }
}

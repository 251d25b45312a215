package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Layout.PANEL;

import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Causal multi-head self-attention, one sequence after another. A head's numbers are filled up to a multiple of 16 in queries, keys, values
 * and what the heads have read: P = N · H so filled up.
 *
 * @param queryKeyValue [D, 3 P]
 * @param output [P, D]
 * @param beta where β begins, [N] or [1]; -1 where nothing is tempered
 */
record AttentionLayer(LinearLayer queryKeyValue, LinearLayer output, int beta, Temper temper, ScoreBias bias,
        ScoreWeights weights, @Nullable Rotation rotation, int heads, int headDim) {
    private static final int UNTEMPERED = -1;
    /** Queries whose scores are made at a time: what they read stays in the first-level cache. */
    static final int QUERIES = 48;
    /** Queries that share the sums over all keys that any of them sees. */
    private static final int SOME_QUERIES = 6;
    /** Keys that share the sums over all queries that see any of them; those of a group lie in one panel. */
    private static final int SOME_KEYS = 8;

    static AttentionLayer create(Layout layout, String name, TransformerConfig config, ScoreBias bias) {
        Features width = Features.of(config.width());
        Features joint = new Features(3 * config.width(), config.headDim());
        Features mixed = new Features(config.width(), config.headDim());
        LinearLayer queryKeyValue = layout.linear(name + ".qkv", width, joint);
        LinearLayer output = layout.linear(name + ".output", mixed, width);
        Temper temper = config.temper();
        int count = temper.per() == Temper.Per.HEAD ? config.heads() : 1;
        int beta = temper instanceof Temper.None
                ? UNTEMPERED
                : layout.vector(name + ".beta", Features.of(count), temper.beta(), temper.learned());
        return new AttentionLayer(queryKeyValue, output, beta, temper,
                ScoreBias.of(layout, name, config, bias), new ScoreWeights(config.attention()), Rotation.of(config),
                config.heads(), config.headDim());
    }

    /** y = y + attention(x) at the wanted rows, [R, D]; keys and values are those of all rows of x, [S, D]. */
    void forwardOnto(Workspace work, BlockSpace space, Matrix x, Matrix y, Piece piece, boolean answers) {
        queryKeyValue.forward(work, x, space.joint(), piece.tokens()); // [S, 3 P]
        bias.prepare(work, 0, piece.longest());
        space.forgetPatterns();
        for (int sequence = 0; sequence < piece.sequences(); sequence++) {
            Span span = piece.span(sequence, answers);
            temper(work, space, piece, span);
            turn(space.joint(), columns(), span, 0, false);
            turn(space.queries(), 0, span, span.first(), false);
            for (int head = 0; head < heads; head++) {
                attend(work, space, span, head);
            }
        }
        output.forwardOnto(work, space.mixed(), y, piece.rows(answers));
    }

    /** Has the memory take keys and values of a piece that has just gone forward. */
    void keep(BlockSpace space, Piece piece, KeyValues memory) {
        Matrix joint = space.joint();
        for (int index = 0; index < piece.sequences(); index++) {
            Span span = piece.span(index, false);
            for (int place = 0; place < span.length(); place++) {
                int at = joint.at(span.start() + place) + columns();
                for (int head = 0; head < heads; head++) {
                    memory.take(piece.sequence(index), place, head, joint.data(), at + at(head),
                            at + at(head) + columns());
                }
            }
        }
    }

    /** y = y + attention(x) of one more token of each sequence, [R, D], whose keys and values the memory takes. */
    void stepOnto(Workspace work, BlockSpace space, Matrix x, Matrix y, KeyValues memory, int rows) {
        Matrix joint = space.joint();
        Matrix queries = space.queries();
        Matrix mixed = space.mixed();
        queryKeyValue.forward(work, x, joint, rows); // [R, 3 P]
        int seen = memory.advance(1); // n
        float growth = (float) temper.growth(seen);
        bias.prepare(work, seen - 1, seen);
        for (int row = 0; row < rows; row++) {
            for (int head = 0; head < heads; head++) {
                work.rows().scale(joint.data(), joint.at(row) + at(head), factor(work, growth, head), queries.data(),
                        queries.at(row) + at(head), headColumns());
            }
            if (rotation != null) {
                rotation.turn(queries.data(), queries.at(row), seen - 1, false);
                rotation.turn(joint.data(), joint.at(row) + columns(), seen - 1, false);
            }
            for (int head = 0; head < heads; head++) {
                memory.take(row, seen - 1, head, joint.data(), joint.at(row) + at(head) + columns(),
                        joint.at(row) + at(head) + 2 * columns());
                memory.read(work, bias, row, head, queries.data(), queries.at(row) + at(head), mixed.data(),
                        mixed.at(row) + at(head));
            }
        }
        output.forwardOnto(work, mixed, y, rows);
    }

    /** dx of dy, [S, D], the gradients of weights and β. */
    void backward(Workspace work, BlockSpace space, Matrix x, Matrix dy, Matrix dx, boolean onto, Piece piece,
            boolean answers) {
        int rows = piece.rows(answers);
        output.addGradient(work, space.mixed(), dy, rows);
        output.backward(work, dy, work.mixedGradient(), rows); // [R, P]
        bias.forget(work);
        for (int sequence = 0; sequence < piece.sequences(); sequence++) {
            Span span = piece.span(sequence, answers);
            for (int i = 0; i < span.first(); i++) {
                int at = work.jointGradient().at(span.start() + i);
                Arrays.fill(work.jointGradient().data(), at, at + columns(), 0);
            }
            for (int head = 0; head < heads; head++) {
                attendBackward(work, space, span, head);
            }
            turn(work.jointGradient(), 0, span, span.first(), true);
            turn(work.jointGradient(), columns(), span, 0, true);
            temperBackward(work, space, piece, span);
        }
        bias.finish(work, piece.longest());
        queryKeyValue.addGradient(work, x, work.jointGradient(), piece.tokens());
        if (onto) {
            queryKeyValue.backwardOnto(work, work.jointGradient(), dx, piece.tokens());
        } else {
            queryKeyValue.backward(work, work.jointGradient(), dx, piece.tokens());
        }
    }

    /** q' = τ(n) / √H · q for the wanted queries of a sequence. */
    private void temper(Workspace work, BlockSpace space, Piece piece, Span span) {
        for (int i = span.first(); i < span.length(); i++) {
            for (int head = 0; head < heads; head++) {
                work.rows().scale(space.joint().data(), space.joint().at(span.start() + i) + at(head),
                        factor(work, growth(piece, span, i), head), space.queries().data(),
                        space.queries().at(span.start() + i) + at(head), headColumns());
            }
        }
    }

    /** Turns queries or keys of a sequence, or their gradients back, from a column and a token on. */
    private void turn(Matrix numbers, int column, Span span, int first, boolean back) {
        if (rotation != null) {
            for (int i = first; i < span.length(); i++) {
                rotation.turn(numbers.data(), numbers.at(span.start() + i) + column, i, back);
            }
        }
    }

    /** dq = τ(n) / √H · dq', dβ = growth(n) / √H · q · dq'. */
    private void temperBackward(Workspace work, BlockSpace space, Piece piece, Span span) {
        float[] dq = work.jointGradient().data();
        for (int i = span.first(); i < span.length(); i++) {
            for (int head = 0; head < heads; head++) {
                int at = work.jointGradient().at(span.start() + i) + at(head);
                if (beta != UNTEMPERED && temper.learned()) {
                    float along = work.rows().dot(space.joint().data(), space.joint().at(span.start() + i) + at(head),
                            dq, at, headColumns());
                    work.gradient()[beta(head)] += piece.growth(span.start() + i) * root() * along;
                }
                work.rows().scale(dq, at, factor(work, growth(piece, span, i), head), dq, at, headColumns());
            }
        }
    }

    /** τ(n) / √H. */
    private float factor(Workspace work, float growth, int head) {
        return beta == UNTEMPERED
                ? root()
                : root() * Math.fma(work.values()[beta(head)], growth, (float) temper.offset());
    }

    /** What β multiplies for a query. */
    private float growth(Piece piece, Span span, int i) {
        return beta == UNTEMPERED ? 0 : piece.growth(span.start() + i);
    }

    /** pattern = weights(q' kᵀ + b), mixed = pattern · v, of the wanted queries. */
    private void attend(Workspace work, BlockSpace space, Span span, int head) {
        int length = span.length();
        int stride = Span.stride(length);
        Matrix joint = space.joint();
        Matrix queries = space.queries();
        Matrix mixed = space.mixed();
        transpose(work, joint, span, columns() + at(head));
        pack(work, joint, span.start(), length, 2 * columns() + at(head));
        if (!work.keepsPatterns()) {
            space.forgetPatterns();
        }
        int pattern = space.pattern(span, head, stride, work.keepsPatterns() ? length - span.first() : QUERIES);
        float[] p = space.patterns();
        for (int r = span.first(); r < length; r += QUERIES) {
            int rows = Math.min(QUERIES, length - r);
            int end = Partials.padded(r + rows);
            int to = work.keepsPatterns() ? pattern + (r - span.first()) * stride : pattern;
            work.products().multiply(queries.data(), queries.at(span.start() + r) + at(head), queries.row(),
                    work.keys(), 0, PANEL * headDim, bias.values(work), bias.at(work, head, r), bias.row(work), p, to,
                    stride, PANEL, rows, end, headDim);
            for (int i = 0; i < rows; i++) {
                weights.forward(work, p, to + i * stride, r + i + 1, end);
            }
            for (int i = 0; i < rows; i += SOME_QUERIES) {
                int count = Math.min(SOME_QUERIES, rows - i);
                work.products().multiply(p, to + i * stride, stride, work.right(), 0, PANEL * length, work.zeros(), 0,
                        0, mixed.data(), mixed.at(span.row() + r - span.first() + i) + at(head), mixed.row(), PANEL,
                        count, headColumns(), r + i + count);
            }
        }
    }

    /** With s = q' kᵀ + b: ds of dp = dmixed · vᵀ, for the softmax pattern · (dp - Σ pattern dp); then dq' = ds · k, dk = dsᵀ · q', dv = patternᵀ · dmixed. */
    private void attendBackward(Workspace work, BlockSpace space, Span span, int head) {
        int length = span.length();
        int first = span.first();
        int stride = Span.stride(length);
        int end = Partials.padded(length);
        Matrix joint = space.joint();
        Matrix queries = space.queries();
        Matrix dMixed = work.mixedGradient();
        Matrix d = work.jointGradient();
        float[] p = space.patterns();
        int pattern = space.patternOf(span, head);
        float[] ds = work.scores(length * stride);
        int seen = length - first; // queries
        transpose(work, joint, span, 2 * columns() + at(head));
        work.products().multiply(dMixed.data(), dMixed.at(span.row()) + at(head), dMixed.row(), work.keys(), 0,
                PANEL * headDim, work.zeros(), 0, 0, ds, 0, stride, PANEL, seen, end, headDim);
        for (int i = first; i < length; i++) {
            weights.backward(work, p, pattern + (i - first) * stride, ds, (i - first) * stride, i + 1, end);
            bias.collect(work, head, i, ds, (i - first) * stride);
        }
        pack(work, joint, span.start(), length, columns() + at(head));
        for (int r = first; r < length; r += SOME_QUERIES) {
            int count = Math.min(SOME_QUERIES, length - r);
            work.products().multiply(ds, (r - first) * stride, stride, work.right(), 0, PANEL * length, work.zeros(), 0,
                    0, d.data(), d.at(span.start() + r) + at(head), d.row(), PANEL, count, headColumns(), r + count);
        }
        pack(work, queries, span.start() + first, seen, at(head));
        sumOverQueries(work, span, ds, 0, columns() + at(head));
        pack(work, dMixed, span.row(), seen, at(head));
        sumOverQueries(work, span, p, pattern, 2 * columns() + at(head));
    }

    /** d = aᵀ · b, of each key over the queries that see it: a is [R, T], b the rows of those queries, packed. */
    private void sumOverQueries(Workspace work, Span span, float[] a, int at, int column) {
        int length = span.length();
        int first = span.first();
        int seen = length - first;
        int stride = Span.stride(length);
        Matrix d = work.jointGradient();
        work.rows().pack(a, at, stride, seen, Partials.padded(length), work.left());
        for (int j = 0; j < length; j += SOME_KEYS) {
            int count = Math.min(SOME_KEYS, length - j);
            int from = Math.max(j - first, 0); // the first query that sees one of these keys
            work.products().multiplyTransposed(work.left(), Layout.place(j, PANEL * seen) + PANEL * from, PANEL * seen,
                    work.right(), PANEL * from, PANEL * seen, work.zeros(), 0, 0, d.data(),
                    d.at(span.start() + j) + column, d.row(), PANEL, count, headColumns(), seen - from);
        }
    }

    /** Some rows of a head, [R, H], to panels on the right of a product. */
    private void pack(Workspace work, Matrix from, int row, int rows, int column) {
        work.rows().pack(from.data(), from.at(row) + column, from.row(), rows, headColumns(), work.right());
    }

    /** A sequence's keys or values of one head, [T, H], to panels of their transpose, [T / 16][H][16], with zeros at the end. */
    private void transpose(Workspace work, Matrix joint, Span span, int column) {
        float[] to = work.keys();
        int length = span.length();
        for (int j = 0; j < length; j++) {
            int at = joint.at(span.start() + j) + column;
            int target = Layout.place(j, PANEL * headDim);
            for (int c = 0; c < headDim; c++) {
                to[target + c * PANEL] = joint.data()[at + c];
            }
        }
        if (length % PANEL != 0) {
            int target = Layout.place(length, PANEL * headDim);
            for (int c = 0; c < headDim; c++) {
                Arrays.fill(to, target + c * PANEL, target + c * PANEL + PANEL - length % PANEL, 0);
            }
        }
    }

    private float root() {
        return (float) (1 / Math.sqrt(headDim));
    }

    private int beta(int head) {
        return temper.per() == Temper.Per.HEAD ? beta + head : beta;
    }

    /** Where a head's numbers begin among those of all heads. */
    private int at(int head) {
        return head * headColumns();
    }

    private int headColumns() {
        return Partials.padded(headDim);
    }

    /** P. */
    private int columns() {
        return heads * headColumns();
    }
}

package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.model.Waves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A decoder-only transformer with one linear head a task, whose parameters are named, shaped and computed with as those of
 * {@link dev.lengthwise.model.Transformer}. Weights are 0 until they are {@linkplain #load loaded}.
 */
public final class KernelTransformer {
    private static final int NO_POSITIONS = -1;

    private final TransformerConfig config;
    private final int vocabulary;
    private final List<String> heads;
    private final Layout layout = new Layout();
    private final Map<String, Parameter> parameters;
    private final Weights weights;
    private final int embedding;
    private final int positions;
    private final @Nullable Waves waves; // that are added to embeddings
    private final List<BlockLayer> blocks = new ArrayList<>();
    private final @Nullable NormLayer finalNorm;
    private final List<LinearLayer> outputs = new ArrayList<>();

    /**
     * @param vocabulary V
     * @param heads the tasks it answers, the main task first
     */
    public KernelTransformer(TransformerConfig config, int vocabulary, List<String> heads) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.heads = List.copyOf(heads);
        Features width = Features.of(config.width());
        embedding = layout.table("embedding.weight", vocabulary, width);
        positions = config.position() instanceof Position.Learned(int longest)
                ? layout.table("position.weight", longest, width)
                : NO_POSITIONS;
        waves = config.position() instanceof Position.Sinusoidal ? Position.Sinusoidal.waves(config.width()) : null;
        ScoreBias bias = ScoreBias.shared(layout, config);
        for (int i = 0; i < config.depth(); i++) {
            blocks.add(BlockLayer.create(layout, i, config, bias));
        }
        finalNorm = config.norm() == Norm.PRE ? NormLayer.create(layout, "final_norm", config.width()) : null;
        for (String head : heads) {
            layout.beginHead(outputs.size());
            outputs.add(layout.linear("heads." + head, width, Features.of(vocabulary)));
        }
        parameters = Parameter.byName(layout.parameters());
        weights = Weights.zeros(layout.size());
    }

    TransformerConfig config() {
        return config;
    }

    /** V. */
    int vocabulary() {
        return vocabulary;
    }

    /** The names of the heads, the main task's first. */
    List<String> heads() {
        return heads;
    }

    /** All parameters, in the order in which they were made. */
    public List<Parameter> parameters() {
        return layout.parameters();
    }

    Layout layout() {
        return layout;
    }

    Weights weights() {
        return weights;
    }

    /**
     * Overwrites weights.
     *
     * @param values by name, as files hold them; of the parameters that are left out the weights stay
     */
    public void load(Map<String, float[]> values) {
        values.forEach((name, numbers) -> parameter(name).write(numbers, weights.values()));
        layout.matrices().forEach(matrix -> matrix.transpose(weights));
    }

    /** The weights of a parameter, as files hold them. */
    public float[] values(String name) {
        return parameter(name).read(weights.values());
    }

    /** Takes over all numbers of another model of this layout. */
    void replace(float[] values) {
        System.arraycopy(values, 0, weights.values(), 0, values.length);
        layout.matrices().forEach(matrix -> matrix.transpose(weights));
    }

    Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("the model has no parameter " + name);
        }
        return parameter;
    }

    Workspace workspace(int rows, int longest, boolean back) {
        return new Workspace(config, vocabulary, weights, rows, longest, back);
    }

    /** The logits of a tile, [A, V], head by head as the piece has its answers. */
    Matrix forward(Workspace work, Piece piece) {
        return begin(work, piece, List.of());
    }

    /**
     * The same, for sequences that go on afterwards.
     *
     * @param memory of each layer, which takes the piece's keys and values by the sequences' places in the batch; or none
     */
    Matrix begin(Workspace work, Piece piece, List<KeyValues> memory) {
        Matrix x = embed(work, piece); // [S, D]
        for (int i = 0; i < blocks.size(); i++) {
            x = blocks.get(i).forward(work, work.block(i), x, piece); // the last one: [A, D]
            if (!memory.isEmpty()) {
                blocks.get(i).attention().keep(work.block(i), piece, memory.get(i));
            }
        }
        x = finalNorm(work, x, piece.rows(true));
        for (int head = 0; head < outputs.size(); head++) {
            int at = piece.headAt(head);
            outputs.get(head).forward(work, x.from(at), work.logits().from(at), piece.headAt(head + 1) - at);
        }
        return work.logits();
    }

    /** Goes to the end of the last block and shows the residual stream after the embedding and after each block: the last time, [A, D]. */
    void residuals(Workspace work, Piece piece, Consumer<Matrix> seen) {
        Matrix x = embed(work, piece);
        seen.accept(x);
        for (int i = 0; i < blocks.size(); i++) {
            x = blocks.get(i).forward(work, work.block(i), x, piece);
            seen.accept(x);
        }
    }

    private Matrix finalNorm(Workspace work, Matrix x, int rows) {
        if (finalNorm == null) {
            return x;
        }
        finalNorm.forward(work, x, work.normed(), work.statistics(), rows);
        return work.normed();
    }

    /** An empty memory of each layer for sequences that are written side by side. */
    List<KeyValues> memory(int sequences, int capacity) {
        return blocks.stream().map(_ -> new KeyValues(config, sequences, capacity)).toList();
    }

    /**
     * Reads one more token of each sequence.
     *
     * @param memory of each layer
     * @param tokens [R]
     * @param place of these tokens in their sequences, from 0
     * @return the residual stream after the last block, [R, D]
     */
    Matrix step(Workspace work, List<KeyValues> memory, int[] tokens, int place) {
        Matrix x = work.embedded();
        for (int row = 0; row < tokens.length; row++) {
            embed(work, tokens[row], place, x, row);
        }
        for (int i = 0; i < blocks.size(); i++) {
            x = blocks.get(i).step(work, work.block(i), x, memory.get(i), tokens.length);
        }
        return x;
    }

    /** What a head says of the residual stream after the last block: logits, [R, V]. */
    Matrix logits(Workspace work, int head, Matrix x, int rows) {
        outputs.get(head).forward(work, finalNorm(work, x, rows), work.logits(), rows);
        return work.logits();
    }

    /** A head's number. */
    int head(String name) {
        int number = heads.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("the model has no head " + name + ": it has " + heads);
        }
        return number;
    }

    /**
     * Losses and gradients of a tile, which has gone {@linkplain #forward forward} in the same workspace.
     *
     * @param losses gets each head's losses added
     */
    void backward(Workspace work, Piece piece, double[] losses) {
        Matrix logits = work.logits();
        Matrix last = work.block(blocks.size() - 1).output();
        Matrix x = finalNorm == null ? last : work.normed();
        Matrix d = work.first();
        for (int head = 0; head < outputs.size(); head++) {
            int at = piece.headAt(head);
            int rows = piece.headAt(head + 1) - at;
            float scale = piece.batch().scale(head);
            for (int r = at; r < at + rows; r++) {
                losses[head] += work.rows().crossEntropy(logits.data(), logits.at(r), vocabulary, piece.label(r),
                        scale);
            }
            outputs.get(head).addGradient(work, x.from(at), logits.from(at), rows);
            outputs.get(head).backward(work, logits.from(at), d.from(at), rows);
        }
        if (finalNorm != null) {
            Matrix before = work.other(d);
            finalNorm.backward(work, d, last, work.statistics(), before, false, piece.rows(true));
            d = before;
        }
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Matrix input = i == 0 ? work.embedded() : work.block(i - 1).output();
            d = blocks.get(i).backward(work, work.block(i), input, d, piece);
        }
        embedBackward(work, piece, d);
    }

    /** x = embedding of each token, and of its place where there are positions. */
    private Matrix embed(Workspace work, Piece piece) {
        Matrix x = work.embedded();
        for (int sequence = 0; sequence < piece.sequences(); sequence++) {
            Span span = piece.span(sequence, false);
            for (int place = 0; place < span.length(); place++) {
                embed(work, piece.token(span.start() + place), place, x, span.start() + place);
            }
        }
        return x;
    }

    private void embed(Workspace work, int token, int place, Matrix x, int row) {
        float[] values = work.values();
        System.arraycopy(values, embedding + token * x.columns(), x.data(), x.at(row), x.columns());
        if (positions != NO_POSITIONS) {
            work.rows().add(x.data(), x.at(row), values, positions + place * x.columns(), x.data(), x.at(row),
                    x.columns());
        }
        if (waves != null) {
            float[] rows = waves.rows(place + 1);
            for (int i = 0; i < waves.size(); i++) {
                x.data()[x.at(row) + i] += rows[place * waves.size() + i];
            }
        }
    }

    private void embedBackward(Workspace work, Piece piece, Matrix d) {
        float[] g = work.gradient();
        for (int row = 0; row < piece.tokens(); row++) {
            int at = embedding + piece.token(row) * d.columns();
            work.rows().add(g, at, d.data(), d.at(row), g, at, d.columns());
        }
        if (positions != NO_POSITIONS) {
            for (int sequence = 0; sequence < piece.sequences(); sequence++) {
                Span span = piece.span(sequence, false);
                for (int place = 0; place < span.length(); place++) {
                    int at = positions + place * d.columns();
                    work.rows().add(g, at, d.data(), d.at(span.start() + place), g, at, d.columns());
                }
            }
        }
    }
}

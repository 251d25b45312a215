package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Layout;
import dev.lengthwise.construct.SeparatorSeenStage;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.Subspace;
import dev.lengthwise.construct.Wiring;
import dev.lengthwise.construct.WrittenWeights;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.Successor;
import java.util.List;

/** Sorts inputs with repeats, with two blocks of two heads (docs/construction.md). */
public final class SortConstruction implements Construction {
    /** Longer inputs need numbers that fp32 weights do not have. */
    static final int LONGEST = 1 << 22;
    private static final int HEADS = 2;

    private final Vocabulary vocabulary;
    private final Sharpness sharpness;
    private final int maxLength;
    private final Layout layout = new Layout();
    private final Subspace values;
    private final Coordinate separator;
    private final Coordinate seen;
    private final Coordinate side;
    private final Coordinate mean;
    private final Subspace successors;
    private final Subspace repeats;

    /** @param maxLength decides how small a mean still says that a copy is owed, 1 to 4,194,304 */
    public SortConstruction(Vocabulary vocabulary, Sharpness sharpness, int maxLength) {
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("max-length " + maxLength + " is not in 1.." + LONGEST);
        }
        this.vocabulary = vocabulary;
        this.sharpness = sharpness;
        this.maxLength = maxLength;
        this.values = layout.add("VALUE", vocabulary.values());
        this.separator = layout.add("IS_SEPARATOR", 1).only();
        this.seen = layout.add("SEPARATOR_SEEN", 1).only();
        this.side = layout.add("SIDE", 1).only();
        this.mean = layout.add("REPEAT_MEAN", 1).only();
        this.successors = layout.add("SUCCESSOR", vocabulary.values() + 1);
        this.repeats = layout.add("REPEAT", vocabulary.values());
    }

    @Override
    public TransformerConfig config() {
        int headDim = (layout.width() + HEADS - 1) / HEADS;
        return new TransformerConfig(2, HEADS * headDim, HEADS, vocabulary.values(), Norm.NONE, Activation.RELU,
                sharpness.temper());
    }

    @Override
    public int maxLength() {
        return maxLength;
    }

    @Override
    public List<String> hints() {
        return List.of(Successor.NAME);
    }

    @Override
    public void fill(WrittenWeights weights) {
        Wiring wiring = new Wiring(weights, layout);
        embedding(wiring);
        separatorSeen(wiring);
        SuccessorStage successor = new SuccessorStage(values, separator, successors);
        successor.attention(wiring.head(1, "successor"), sharpness.unit());
        new RepeatStage(values, side, mean).attention(wiring.head(1, "repeat"), maxLength, sharpness.unit());
        SelectStage select = new SelectStage(values, separator, mean, repeats);
        select.mlp(wiring, 1, maxLength);
        successor.logits(wiring, Sort.NAME, vocabulary);
        select.logits(wiring, Sort.NAME);
        if (wiring.answers(Successor.NAME)) {
            successor.logits(wiring, Successor.NAME, vocabulary);
        }
    }

    /** One-hot values on the output side for now; is-⊥. */
    private void embedding(Wiring wiring) {
        for (int value = 0; value < vocabulary.values(); value++) {
            wiring.embed(value, values.at(value), 1);
            wiring.embed(value, side, -1);
        }
        wiring.embed(vocabulary.separator(), separator, 1);
    }

    /** Values of the input go over to the input side: SIDE becomes -1 + 2 · INPUT. */
    private void separatorSeen(Wiring wiring) {
        SeparatorSeenStage stage = new SeparatorSeenStage(separator, seen);
        stage.attention(wiring.head(0, "⊥ seen"), sharpness.unit());
        stage.input(wiring, 0).writes(side, 2);
    }
}

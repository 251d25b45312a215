package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Layout;
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

/**
 * Sorts inputs without repeats, with one block and one head: the answer is one successor after the other, from that of ⊥ to END. It
 * writes each value once also where the input has it more often.
 */
public final class DistinctSortConstruction implements Construction {
    private final Vocabulary vocabulary;
    private final Sharpness sharpness;
    private final Layout layout = new Layout();
    private final Subspace values;
    private final Coordinate separator;
    private final Subspace successors;

    public DistinctSortConstruction(Vocabulary vocabulary, Sharpness sharpness) {
        this.vocabulary = vocabulary;
        this.sharpness = sharpness;
        this.values = layout.add("VALUE", vocabulary.values());
        this.separator = layout.add("IS_SEPARATOR", 1).only();
        this.successors = layout.add("SUCCESSOR", vocabulary.values() + 1);
    }

    @Override
    public TransformerConfig config() {
        return new TransformerConfig(1, layout.width(), 1, 1, Norm.NONE, Activation.RELU, sharpness.temper());
    }

    @Override
    public int maxLength() {
        return vocabulary.values();
    }

    @Override
    public List<String> hints() {
        return List.of(Successor.NAME);
    }

    @Override
    public void fill(WrittenWeights weights) {
        Wiring wiring = new Wiring(weights, layout);
        for (int value = 0; value < vocabulary.values(); value++) {
            wiring.embed(value, values.at(value), 1);
        }
        wiring.embed(vocabulary.separator(), separator, 1);
        SuccessorStage successor = new SuccessorStage(values, separator, successors);
        successor.attention(wiring.head(0, "successor"), sharpness.unit());
        successor.logits(wiring, Sort.NAME, vocabulary);
        if (wiring.answers(Successor.NAME)) {
            successor.logits(wiring, Successor.NAME, vocabulary);
        }
    }
}

package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A model of two heads and one layer whose weights were set by hand, that sorts distinct values of 0..9 without an error. The residual
 * stream has a part of 13 for the token itself and one of 13 for what is to be written. Head 0 looks from v at the smallest key above
 * it (from ⊥ at the smallest of all), at ⊥ where there is none, and copies what it sees into the second part, END for ⊥. Head 1 looks
 * everywhere alike and writes nothing, and so does the MLP.
 */
public final class HandSet {
    public static final Questions QUESTIONS = new Questions(new Sort(new Vocabulary(10), false), null);
    private static final int WORDS = TinyModels.VOCABULARY;
    private static final int WIDTH = 2 * WORDS;
    private static final int SEPARATOR = 10;
    private static final int END = 11;
    private static final float SHARP = 30;
    private static final TransformerConfig CONFIG = new TransformerConfig(1, WIDTH, 2, 4, Norm.NONE, Activation.RELU,
            new Temper.None());

    private HandSet() {
    }

    public static Transformer model() {
        Transformer model = new Transformer(CONFIG, WORDS, List.of("sort"), 1);
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            model.parameters().all().values().forEach(tensor -> tensor.zero_());
            float[] embedding = new float[WORDS * WIDTH];
            float[] head = new float[WORDS * WIDTH];
            float[] joint = new float[3 * WIDTH * WIDTH];
            float[] output = new float[WIDTH * WIDTH];
            for (int token = 0; token < WORDS; token++) {
                embedding[token * WIDTH + token] = 1;
                head[token * WIDTH + WORDS + token] = 1;
                joint[(WIDTH + token) * WIDTH + token] = 1; // head 0's key of a token is the token
                int written = token == SEPARATOR ? END : token;
                joint[(2 * WIDTH + written) * WIDTH + token] = 1; // and its value
                output[(WORDS + token) * WIDTH + token] = 1; // from head 0 to the second part
                for (int key = 0; key < WORDS; key++) {
                    joint[key * WIDTH + token] = (float) (score(token, key) * Math.sqrt(WORDS)); // head 0's query
                }
            }
            copy(model, "embedding.weight", embedding);
            copy(model, "heads.sort.weight", head);
            copy(model, "blocks.0.attention.qkv.weight", joint);
            copy(model, "blocks.0.attention.output.weight", output);
        }
        return model;
    }

    private static void copy(Transformer model, String name, float[] values) {
        TinyModels.parameter(model, name).copy_(Tensors.of(values).view(TinyModels.parameter(model, name).shape()));
    }

    private static float score(int query, int key) {
        if (query == SEPARATOR) {
            return key < SEPARATOR ? -SHARP * key : -SHARP * 20;
        }
        if (key == SEPARATOR) {
            return -SHARP * 10; // nothing above
        }
        return key > query && key < SEPARATOR ? -SHARP * (key - query) : -SHARP * 20;
    }
}

package dev.lengthwise.run;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.evaluate.Chunks;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.run.Footprint.Part;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model's work holds on the processor, from its architecture and the lengths of its sequences; nothing is drawn or allocated to
 * find out. Attention holds nothing for each pair of tokens but where a probe looks at its patterns, since libtorch's kernel for the
 * processor goes through the keys piece by piece, forward and backward.
 *
 * @param vocabulary V, tokens of the vocabulary
 * @param heads of the model, one a task
 * @param valuesKey what the number of values is set by
 * @param engine that computes
 */
public record ModelFootprint(TransformerConfig config, int vocabulary, int heads, String valuesKey,
        EngineKind engine) {
    /** For each number of a model that is read from a file: the number itself, and the file's while it is read. */
    private static final double READ = 8;
    /** For each token, layer and number of its residual in a forward pass in fp32, whose tensors live until its end. */
    private static final double SCORED_ACTIVATION = 100;
    /** A logit in its format, and what the allocator cannot reuse. */
    private static final double LOGIT = 1.5;
    /** An example in the JVM, besides its tokens. */
    static final double HEAP_EXAMPLE = 300;
    /** Patterns, masks and products of a layer whose pattern is looked at. */
    private static final double PATTERN_COPIES = 12;
    /** Of the bias of a position, for each head. */
    private static final double BIAS_COPIES = 3;
    /** Numbers of FIRE's hidden layer that are made at once where nothing is trained. */
    private static final double HIDDEN_AT_ONCE = 1 << 22;
    /** And for all heads, in 32 bits. */
    private static final double DISTANCES = 6;
    /** Of the patterns of a layer whose bias is trained. */
    private static final double KEPT_PATTERNS = 4;
    private static final double FLOAT = 4;
    private static final int USUAL_MLP = 4;
    /** Tokens of a vocabulary that are no values: SEP, END and MASK. */
    private static final int SPECIAL = 3;

    /** Of the model of a recipe. */
    public static ModelFootprint of(Setup setup) {
        return of(setup.recipe().model(), setup.recipe().task(), setup.heads().size())
                .by(setup.recipe().engine());
    }

    /** The same model, computed by another engine. */
    public ModelFootprint by(EngineKind other) {
        return new ModelFootprint(config, vocabulary, heads, valuesKey, other);
    }

    /** By our own engine; a workspace for each core that this process may use. */
    KernelFootprint kernel() {
        return new KernelFootprint(this, Runtime.getRuntime().availableProcessors());
    }

    /** Of a task's model, computed by libtorch. */
    public static ModelFootprint of(TransformerConfig config, TaskConfig task, int heads) {
        return new ModelFootprint(config, task.task().vocabulary().size(), heads,
                task.hasKey("values") ? "task.values" : "the values of " + task.words(), EngineKind.TORCH);
    }

    /** Numbers of the model. */
    public double parameters() {
        return attention() + mlp() + words() + positions();
    }

    private double attention() {
        double width = config.width();
        double norms = (config.norm() == Norm.NONE ? 0 : 4 * width * config.depth() + 2 * width);
        return config.depth() * (4 * width * width + 4 * width) + norms;
    }

    private double mlp() {
        return config.depth() * (2.0 * config.width() * config.mlp() + config.mlp() + config.width());
    }

    private double words() {
        return (double) vocabulary * config.width() * (1 + heads) + (double) vocabulary * heads;
    }

    private double positions() {
        return switch (config.position()) {
            case Position.Learned(int longest) -> (double) longest * config.width();
            case Position.T5 t5 -> (double) t5.buckets() * config.heads();
            case Position.Fire fire -> config.depth() * (2.0 + (2.0 + config.heads()) * fire.hidden());
            case Position.None none -> 0;
            case Position.Sinusoidal sinusoidal -> 0;
            case Position.Rope rope -> 0;
            case Position.Alibi alibi -> 0;
        };
    }

    /**
     * What libtorch holds for each two tokens where a position adds to attention's logits: distances and the bias of a sequence; and, where it
     * is trained, the logits and weights of all sequences.
     *
     * @param tokens of a batch whose attention is kept for the way back; 0 where there is none
     * @param key what the length is asked for by
     */
    List<Part> biases(double longest, double tokens, String key) {
        if (!config.position().addsToLogits()) {
            return List.of();
        }
        double pairs = longest * longest;
        double hidden = config.position() instanceof Position.Fire fire ? pairs * fire.hidden() : 0;
        double made = (BIAS_COPIES * config.heads() + DISTANCES) * FLOAT * pairs
                + BIAS_COPIES * FLOAT * (tokens > 0 ? hidden * config.depth() : Math.min(hidden, HIDDEN_AT_ONCE));
        double kept = config.position() instanceof Position.Alibi
                ? 0
                : KEPT_PATTERNS * FLOAT * config.heads() * tokens * longest * config.depth();
        return List.of(new Part("the position's bias, a number for each two tokens", made + kept, key, false));
    }

    /** What the most numbers of the model are made by. */
    String largest() {
        double most = Math.max(Math.max(attention(), mlp()), Math.max(words(), positions()));
        boolean usual = config.mlp() == USUAL_MLP * config.width(); // what follows the width unless it is set
        if (most == attention() || most == mlp() && usual) {
            return key("model.width", config.width());
        }
        if (most == mlp()) {
            return key("model.mlp", config.mlp());
        }
        return most == words()
                ? values()
                : "model.position.longest";
    }

    private String values() {
        return key(valuesKey, vocabulary - SPECIAL);
    }

    static String key(String name, long value) {
        return name + " (" + value + ")";
    }

    /** A hidden layer of four widths is the usual one: numbers a token and layer, in such widths. */
    double wide() {
        return (config.width() + config.mlp() / 4.0) / 2;
    }

    /**
     * The score of some examples of one length, in as many pieces as {@link Chunks} cuts.
     *
     * @param lengthKey what the length is asked for by
     * @param samplesKey what the number of samples is asked for by
     */
    public Footprint scoring(Questions questions, int length, int samples, Precision precision, String lengthKey,
            String samplesKey) {
        double read = questions.mostRead(length) + 1.0;
        double side = Math.min(samples, Math.max(1, Math.floor(new Chunks(config).tokens() / read)));
        double answers = questions.hint() == null ? read - questions.task().mostGiven(length) : 1;
        List<Part> parts = new ArrayList<>(engine == EngineKind.KERNEL
                ? kernel().asking(read, key(lengthKey, length))
                : passing(side * read, read, side * answers, precision, lengthKey, length));
        parts.addAll(engine == EngineKind.KERNEL ? List.of() : biases(read, 0, key(lengthKey, length)));
        parts.add(examples(read, samples, samplesKey));
        return new Footprint("evaluation at length " + length, parts);
    }

    /**
     * Answers to some examples of one length, written out with a cache.
     *
     * @param lengthKey as in {@link #scoring(Questions, int, int, Precision, String, String)}, and so the other
     */
    public Footprint generating(Questions questions, int length, int samples, Precision precision, String lengthKey,
            String samplesKey) {
        double read = questions.mostRead(length) + 1.0;
        double atOnce = Math.min(samples, Generator.sideBySide(config, (long) read));
        List<Part> parts = new ArrayList<>();
        if (engine == EngineKind.KERNEL) {
            parts.addAll(kernel().asking(read, key(lengthKey, length)));
            parts.add(kernel().cache(read, atOnce, key(lengthKey, length)));
            parts.add(examples(read, samples, samplesKey));
            return new Footprint("writing answers at length " + length, parts);
        }
        double given = questions.task().mostGiven(length) + 1.0;
        parts.addAll(passing(atOnce * given, given, atOnce, precision, lengthKey, length));
        parts.addAll(biases(read, 0, key(lengthKey, length)));
        parts.add(new Part("keys and values", 2.0 * bytes(precision) * config.width() * config.depth() * read * atOnce,
                key(lengthKey, length), false));
        parts.add(examples(read, samples, samplesKey));
        return new Footprint("writing answers at length " + length, parts);
    }

    /** A look at attention's patterns: one sequence at least. */
    public Footprint looking(Questions questions, int length, int samples, String lengthKey, String samplesKey) {
        double read = questions.mostRead(length);
        List<Part> parts = new ArrayList<>(passing(read, read, read, Precision.FP32, lengthKey, length));
        parts.addAll(biases(read, 0, key(lengthKey, length)));
        parts.add(new Part("attention's patterns, a number for each two tokens",
                PATTERN_COPIES * FLOAT * config.heads() * read * read, key(lengthKey, length), false));
        parts.add(examples(read, samples, samplesKey));
        return new Footprint("looking at attention at length " + length, parts);
    }

    /**
     * What libtorch holds where attention is not the usual softmax, which alone it computes piece by piece: a number for each two tokens
     * of a sequence, a few times over.
     *
     * @param tokens in all
     * @param read of a sequence
     */
    List<Part> weights(double tokens, double read, double layers, String key) {
        return config.attention() == AttentionKind.SOFTMAX
                ? List.of()
                : List.of(new Part("attention's weights, a number for each two tokens",
                        PATTERN_COPIES * FLOAT * config.heads() * tokens * read * layers, key, false));
    }

    private List<Part> passing(double tokens, double read, double answers, Precision precision, String lengthKey,
            int length) {
        double wider = bytes(precision) / FLOAT;
        double cast = switch (precision) {
            case FP32, TF32 -> 0;
            case FP64 -> 8;
            case BF16, FP16, ALL_BF16, ALL_FP16 -> 2;
        };
        List<Part> parts = new ArrayList<>(List.of(
                new Part("parameters", (READ + cast) * parameters(), largest(), false),
                new Part("activations", SCORED_ACTIVATION * wider * tokens * config.depth() * wide(),
                        key(lengthKey, length), false),
                new Part("logits", LOGIT * bytes(precision) * answers * vocabulary,
                        values(), false)));
        parts.addAll(weights(tokens, read, config.depth(), key(lengthKey, length)));
        return parts;
    }

    private static Part examples(double read, double samples, String samplesKey) {
        return new Part("examples", samples * (2 * FLOAT * read + HEAP_EXAMPLE), key(samplesKey, (long) samples), true);
    }

    /** Of a number of the residual stream. */
    private static double bytes(Precision precision) {
        return switch (precision) {
            case FP64 -> 8;
            case FP32, TF32, BF16, FP16 -> FLOAT;
            case ALL_BF16, ALL_FP16 -> 2;
        };
    }
}

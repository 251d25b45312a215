package dev.lengthwise.model;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A decoder-only transformer, without positional embedding (NoPE) unless its config has one, and one linear head a task on the
 * shared trunk: the hard parameter sharing of method.md. Not safe for use by two threads at once.
 */
public final class Transformer implements AutoCloseable {
    private final TransformerConfig config;
    private final int vocabularySize;
    private final Device device;
    private final Parameters parameters;
    private final Tensor embedding;
    private final @Nullable Positions positions;
    private final @Nullable Waves waves; // of queries' and keys' rotation
    private final List<Block> blocks;
    private final @Nullable LayerNorm finalNorm;
    private final Map<String, Linear> heads = new LinkedHashMap<>();

    /**
     * A model with random weights.
     *
     * @param vocabularySize V
     * @param headNames the tasks it answers, the main task first
     * @param seed decides the weights; the trunk's and the first head's do not depend on how many heads follow
     */
    public Transformer(TransformerConfig config, int vocabularySize, List<String> headNames, long seed) {
        this(config, vocabularySize, headNames, seed, Device.CPU);
    }

    /**
     * A model with random weights on a device: the same ones on every device. What it is given to read may lie on the processor.
     *
     * @param device not auto
     */
    public Transformer(TransformerConfig config, int vocabularySize, List<String> headNames, long seed,
            Device device) {
        this.config = config;
        this.vocabularySize = vocabularySize;
        this.device = device;
        this.parameters = new Parameters(seed, device);
        try {
            this.embedding = parameters.normal("embedding.weight", 1, vocabularySize, config.width());
            this.positions = Positions.create(parameters, config, device);
            this.waves = config.position() instanceof Position.Rope rope ? rope.waves(config.headDim()) : null;
            ScoreBias bias = ScoreBias.shared(parameters, config, device);
            List<Block> made = new ArrayList<>();
            for (int i = 0; i < config.depth(); i++) {
                made.add(Block.create(parameters, i, config, bias));
            }
            this.blocks = List.copyOf(made);
            this.finalNorm = config.norm() == Norm.PRE
                    ? LayerNorm.create(parameters, "final_norm", config.width())
                    : null;
            for (String head : headNames) {
                heads.put(head, Linear.create(parameters, "heads." + head, config.width(), vocabularySize));
            }
        } catch (RuntimeException | Error e) { // such as too little memory
            parameters.close();
            throw e;
        }
    }

    public TransformerConfig config() {
        return config;
    }

    /** Where its weights lie. */
    public Device device() {
        return device;
    }

    /** V, tokens of the vocabulary. */
    public int vocabularySize() {
        return vocabularySize;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The names of the heads, the main task's first. */
    public List<String> heads() {
        return List.copyOf(heads.keySet());
    }

    /**
     * Why attention on this GPU goes one length after another, which takes hundreds of calls a step; empty where one call does all
     * lengths, and on the processor, which does not mind.
     */
    public Optional<String> slowAttention(Precision precision) {
        return config.position().addsToLogits() && device == Device.CUDA
                ? Optional.of("the kernel for all lengths at once adds nothing to the logits")
                : RaggedAttention.refusal(device, precision.linear(), config.headDim());
    }

    /** The residual stream after the last block at every token, [S, D], in the precision's format for it. */
    public Tensor residual(BatchTensors batch, Precision precision) {
        return residual(batch, null, precision);
    }

    /**
     * The residual stream after the last block at chosen tokens. The last block does only what those need.
     *
     * @param rows places among the flat tokens, [A]; null for all
     * @return [A, D], in the precision's format for the residual stream
     */
    public Tensor residual(BatchTensors batch, @Nullable Tensor rows, Precision precision) {
        return residual(batch, rows, precision, Tap.NONE);
    }

    /**
     * The same with a tap in it.
     *
     * @param rows as above; what the tap sees of the last block after its attention has read is about these rows only
     */
    public Tensor residual(BatchTensors batch, @Nullable Tensor rows, Precision precision, Tap tap) {
        Tensor x = tap.at(Hook.Point.EMBED, 0, embed(batch.tokens(), batch.groups()).to(precision.stream()));
        Sequences sequences = Sequences.of(batch, config.temper(), waves, device);
        Tensor chosen = rows == null ? null : device.move(rows);
        for (Block block : blocks) {
            boolean last = block.layer() == blocks.size() - 1;
            x = block.forward(x, sequences, last ? chosen : null, precision, tap);
        }
        return x;
    }

    /**
     * The residual stream at chosen tokens on its way through the model: after the embedding ({@code hook_embed}) and after each
     * block ({@code blocks.0.hook_resid_post} and so on, as TransformerLens calls them).
     *
     * @param rows places among the flat tokens, [A]; null for all
     * @return by {@linkplain #residualNames() name}, in that order, each [A, D], in its format; the last is {@link #residual} to the bit
     */
    public SequencedMap<String, Tensor> residuals(BatchTensors batch, @Nullable Tensor rows, Precision precision) {
        Recorder recorder = new Recorder(residualHooks());
        residual(batch, rows, precision, recorder);
        SequencedMap<String, Tensor> residuals = new LinkedHashMap<>();
        Hook last = residualHooks().getLast();
        for (Hook hook : residualHooks()) {
            Tensor x = recorder.get(hook);
            residuals.put(hook.toString(),
                    rows == null || hook.equals(last) ? x : x.index_select(0, device.move(rows)));
        }
        return residuals;
    }

    /** What {@link #residuals} gives, by name, from the embedding to the last block. */
    public List<String> residualNames() {
        return residualHooks().stream().map(Hook::toString).toList();
    }

    private List<Hook> residualHooks() {
        List<Hook> hooks = new ArrayList<>(List.of(new Hook(Hook.Point.EMBED, 0)));
        blocks.forEach(block -> hooks.add(new Hook(Hook.Point.RESID_POST, block.layer())));
        return hooks;
    }

    /** What goes into the first block, [S, D]. */
    private Tensor embed(Tensor tokens, LengthGroups groups) {
        Tensor x = torch.embedding(embedding, device.move(tokens));
        return positions == null ? x : positions.add(x, groups);
    }

    /**
     * What a head says.
     *
     * @param residual the residual stream after the last block where answers are due, [A, D]
     * @return logits [A, V], in the format of the residual stream
     */
    public Tensor logits(String head, Tensor residual, Precision precision) {
        return logits(head, residual, precision, Tap.NONE);
    }

    /** The same with a tap in it. */
    public Tensor logits(String head, Tensor residual, Precision precision, Tap tap) {
        Linear linear = heads.get(head);
        if (linear == null) {
            throw new IllegalArgumentException("the model has no head " + head + ": it has " + heads.keySet());
        }
        Tensor normed = finalNorm == null
                ? residual
                : tap.at(Hook.Point.FINAL_NORM, 0, finalNorm.forward(residual));
        return linear.forward(normed, precision).to(precision.stream());
    }

    /** An empty memory for {@link #begin} and {@link #step} in that precision. */
    public KeyValueCache cache(int sequences, int capacity, Precision precision) {
        return new KeyValueCache(config, sequences, capacity, precision, device);
    }

    /**
     * Reads the beginning of each sequence in one pass, all of the same length. Without gradients, as the cache is written in place.
     *
     * @param tokens the sequences one after another, [B * T]
     * @param cache an empty one
     * @return the head's logits for the token that follows, [B, V], in the format of the residual stream
     */
    public Tensor begin(String head, Tensor tokens, KeyValueCache cache, Precision precision) {
        int sequences = cache.sequences();
        if (cache.length() != 0 || tokens.size(0) == 0 || tokens.size(0) % sequences != 0) {
            throw new IllegalArgumentException("tokens [" + tokens.size(0) + "] do not begin the cache's sequences ["
                    + sequences + "], which have " + cache.length() + " tokens");
        }
        int length = Math.toIntExact(tokens.size(0) / sequences);
        cache.advance(length);
        LengthGroups groups = LengthGroups.of(sequences, length);
        Tensor growth = device.move(Temperature.growth(config.temper(), groups));
        Rotation rotation = Rotation.of(waves, groups, device);
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor x = embed(tokens, groups).to(precision.stream());
            for (int i = 0; i < blocks.size(); i++) {
                x = blocks.get(i).begin(x, cache.layer(i), groups, growth, rotation, precision);
            }
            return logits(head, x.view(sequences, length, config.width()).select(1, length - 1L), precision);
        }
    }

    /**
     * Reads one more token of each sequence. Without gradients, as the cache is written in place.
     *
     * @param tokens [B]
     * @return the head's logits for the token that follows, [B, V], in the format of the residual stream
     */
    public Tensor step(String head, Tensor tokens, KeyValueCache cache, Precision precision) {
        if (tokens.size(0) != cache.sequences()) {
            throw new IllegalArgumentException(
                    "tokens [" + tokens.size(0) + "] do not match the cache's sequences [" + cache.sequences() + "]");
        }
        int length = cache.advance(1);
        Tensor growth = device.move(Temperature.growth(config.temper(), length));
        Rotation rotation = Rotation.of(waves, length - 1, device);
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor x = torch.embedding(embedding, device.move(tokens));
            x = (positions == null ? x : positions.addLast(x, length)).to(precision.stream());
            for (int i = 0; i < blocks.size(); i++) {
                x = blocks.get(i).step(x, cache.layer(i), growth, rotation, precision);
            }
            return logits(head, x, precision);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}

package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Short trainings whose weights are known to the bit; without a native library. Also a program, for other virtual machines to run. */
final class BitsOfTraining {
    private static final int STEPS = 3;
    private static final Lengths LENGTHS = new Lengths(
            List.of(new Lengths.Range(2, 5, 0.8), new Lengths.Range(6, 14, 0.2)));

    /** A model and what it is trained on. */
    private record Case(TransformerConfig model, Task task, List<String> hints, double stretch,
            Optimizer.Settings settings) {
    }

    private BitsOfTraining() {
    }

    private static Map<String, Case> cases() {
        Optimizer.Settings plain = new Optimizer.Settings(0.9, 0.999, 0, false);
        Task sort = new Sort(new Vocabulary(40), true);
        Task increment = new Increment(0.5);
        Temper logLength = new Temper.LogLength(0.5, Temper.Per.HEAD, true);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("plain", new Case(new TransformerConfig(2, 32, 4, 128, Norm.PRE, Activation.GELU, new Temper.None()),
                sort, List.of(), 1, plain));
        cases.put("tempered with a hint", new Case(
                new TransformerConfig(2, 32, 2, 64, Norm.PRE, Activation.GELU, logLength), sort, List.of("successor"),
                8,
                new Optimizer.Settings(0.9, 0.95, 0.1, true)));
        cases.put("norms after", new Case(
                new TransformerConfig(1, 24, 3, 50, Norm.POST, Activation.RELU,
                        new Temper.OnePlusLogLength(0.7, Temper.Per.LAYER, true)),
                increment, List.of("carry"), 1, plain));
        cases.put("no norms, positions", new Case(
                new TransformerConfig(1, 20, 4, 33, Norm.NONE, Activation.GELU, new Temper.Constant(1.5,
                        Temper.Per.HEAD, false), new Position.Learned(40)),
                sort, List.of(), 1, new Optimizer.Settings(0.8, 0.99, 0.01, false)));
        cases.put("turned queries and keys", new Case(
                new TransformerConfig(2, 36, 2, 40, Norm.PRE, Activation.GELU, logLength, new Position.Rope(10_000)),
                sort, List.of(), 1, plain));
        cases.put("a bias by distance", new Case(
                new TransformerConfig(2, 24, 3, 40, Norm.PRE, Activation.GELU, logLength, new Position.T5(8, 12)),
                sort, List.of("successor"), 1, plain));
        cases.put("a bias by distance and place", new Case(
                new TransformerConfig(2, 24, 3, 40, Norm.PRE, Activation.GELU, logLength, new Position.Fire(9, 12)),
                sort, List.of("successor"), 1, plain));
        return cases;
    }

    static List<String> names() {
        return List.copyOf(cases().keySet());
    }

    /** A hash of the weights after a few steps, and of the losses on the way. */
    static String of(String name, int threads) {
        Case one = Objects.requireNonNull(cases().get(name));
        List<String> heads = new ArrayList<>(List.of(one.task().name()));
        heads.addAll(one.hints());
        List<HintShare> shares = one.hints().stream()
                .map(hint -> new HintShare(Hints.create(hint, one.task(), null), 0.25, 1)).toList();
        Batcher batcher = new Batcher(one.task(), shares, Accounting.REPLACE, LENGTHS, 96, 7,
                new Stretch(one.stretch()));
        KernelTransformer model = new KernelTransformer(one.model(), one.task().vocabulary().size(), heads);
        model.load(InitialWeights.draw(model.parameters(), 5));
        MessageDigest digest = sha256();
        try (KernelTraining training = new KernelTraining(model, one.settings(), threads)) {
            for (int step = 0; step < STEPS; step++) {
                Batch batch = batcher.batch(step);
                KernelTraining.Told told = training.gradients(batch);
                told.losses().values().forEach(loss -> digest.update(ByteBuffer.allocate(8).putDouble(0, loss)));
                training.move(batch, told.norm(), 1, 0.003);
            }
        }
        for (Parameter parameter : model.parameters()) {
            float[] values = model.values(parameter.name());
            ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(values);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Prints what computes, then the hash of each case. */
    public static void main(String[] arguments) {
        System.out.println(KernelTraining.describe());
        for (String name : names()) {
            System.out.println(of(name, Integer.parseInt(arguments[0])) + " " + name);
        }
    }
}

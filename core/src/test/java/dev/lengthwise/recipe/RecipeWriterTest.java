package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.increment.IncrementConfig;
import dev.lengthwise.task.sort.SortConfig;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Decay;
import dev.lengthwise.train.Keep;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeWriterTest {
    private static final List<Asked<Precision>> TRAINING = Stream.concat(Stream.of(Asked.<Precision>auto()),
            Stream.of(Precision.values()).filter(Precision::trains).map(Asked::of)).toList();
    private static final String EFFECTIVE = """
            name: x
            task:
              kind: sort
              values: 100
              repeats: true
              separator: true
            hints:
              - kind: shuffled
                of: count
                share: 0.5
                lastShare: 0.5
                until: 1.0
                weight: 1.0
            accounting: replace
            lengths:
              - min: 2
                max: 5
                share: 0.8
              - min: 6
                max: 20
                share: 0.2
            clusters:
              share: 0.0
              window: false
            stretch: 1.0
            model:
              depth: 2
              width: 128
              heads: 4
              mlp: 512
              norm: pre
              activation: gelu
              temper:
                kind: log-length
                beta: 0.5
                per: head
                learned: true
              position:
                kind: none
            train:
              steps: 3000
              batch: 512
              learningRate: 1e-3
              schedule: one-cycle
              warmup: 0.3
              warmupSteps: 0
              cooldown: 0.1
              clip: 1.0
              weightDecay: 0.0
              decay: all
              beta1: 0.9
              beta2: 0.999
              averaging: 0.0
              branches: []
              precision: auto
              engine: torch
              checkpointEvery: 500
              keep: 2
              logEvery: 20
            evaluate:
              lengths: [5, 10, 20, 30, 50, 100]
              samples: 1000
              heldOut: 0.0
              seed: 2310
              every: 0
              everySamples: 200
            seed: 1
            """;

    private static final String SHORT = "{task: {kind: sort}, hints: [{kind: shuffled, of: count}], "
            + "model: {temper: {kind: log-length, beta: 0.5}}}";

    @Test
    void writesEveryKeyInOneOrder() {
        assertThat(RecipeWriter.yaml(RecipeReader.parse("x", SHORT))).isEqualTo(EFFECTIVE);
    }

    @Test
    void leavesOutWhatTheKindHasNoUseFor() {
        assertThat(RecipeWriter.yaml(RecipeReader.parse("x", "task: {kind: increment}"))).contains("""
                task:
                  kind: increment
                  values: 10
                  carries: 0.5
                hints: []
                """).contains("""
                  temper:
                    kind: none
                  position:
                    kind: none
                train:
                """);
    }

    @Test
    void jsonHasTheSameKeysAndTypes() {
        assertThat(RecipeWriter.json(RecipeReader.parse("x", SHORT)).toString()).isEqualTo("{\"name\":\"x\","
                + "\"task\":{\"kind\":\"sort\",\"values\":100,\"repeats\":true,\"separator\":true},"
                + "\"hints\":[{\"kind\":\"shuffled\",\"of\":\"count\",\"share\":0.5,\"lastShare\":0.5,\"until\":1.0,\"weight\":1.0}],"
                + "\"accounting\":\"replace\","
                + "\"lengths\":[{\"min\":2,\"max\":5,\"share\":0.8},{\"min\":6,\"max\":20,\"share\":0.2}],\"clusters\":{\"share\":0.0,\"window\":false},\"stretch\":1.0,"
                + "\"model\":{\"depth\":2,\"width\":128,\"heads\":4,\"mlp\":512,\"norm\":\"pre\",\"activation\":\"gelu\","
                + "\"temper\":{\"kind\":\"log-length\",\"beta\":0.5,\"per\":\"head\",\"learned\":true},\"position\":{\"kind\":\"none\"}},"
                + "\"train\":{\"steps\":3000,\"batch\":512,\"learningRate\":0.001,\"schedule\":\"one-cycle\","
                + "\"warmup\":0.3,\"warmupSteps\":0,\"cooldown\":0.1,\"clip\":1.0,\"weightDecay\":0.0,\"decay\":\"all\",\"beta1\":0.9,\"beta2\":0.999,\"averaging\":0.0,\"branches\":[],"
                + "\"precision\":\"auto\",\"engine\":\"torch\",\"checkpointEvery\":500,\"keep\":2,\"logEvery\":20},"
                + "\"evaluate\":{\"lengths\":[5,10,20,30,50,100],\"samples\":1000,\"heldOut\":0.0,\"seed\":2310,\"every\":0,\"everySamples\":200},\"seed\":1}");
    }

    @Test
    void readingGivesTheSameRecipeBack() {
        Random random = new Random(17);
        for (int i = 0; i < 400; i++) {
            Recipe recipe = recipe(random);
            String yaml = RecipeWriter.yaml(recipe);
            assertThat(RecipeReader.parse("other", yaml)).as(yaml).isEqualTo(recipe);
            assertThat(RecipeReader.parse("other", RecipeWriter.json(recipe).toString())).isEqualTo(recipe);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1.0", "0, 0.0", "0.5, 0.5", "100, 100.0", "1000, 1e3", "1024, 1024.0", "0.01, 0.01", "0.001, 1e-3",
            "0.00025, 2.5e-4", "0.0123, 0.0123", "1e-5, 1e-5", "-0.001, -1e-3", "1e300, 1e300", "4.9e-324, 4.9e-324",
            "0.1234567890123, 0.1234567890123", "10, 10.0", "123456789, 123456789.0"})
    void decimalsAreWrittenInTheirShortestForm(double value, String text) {
        assertThat(Decimals.shortest(value)).isEqualTo(text);
    }

    @Test
    void decimalsKeepEveryBit() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Decimals.shortest(value))).isEqualTo(value);
            }
        }
    }

    private static Stretch stretch(Random random, Temper temper) {
        return temper.growth(1) == temper.growth(2) || random.nextBoolean()
                ? Stretch.NONE
                : new Stretch(1 + 100 * random.nextDouble());
    }

    /** A recipe that could be run: its lengths, 2 to 50, suit every task and hint. */
    private static Recipe recipe(Random random) {
        int heads = random.nextInt(1, 17);
        TaskConfig task = random.nextBoolean()
                ? new SortConfig(random.nextInt(60, 1000), random.nextBoolean())
                : new IncrementConfig(random.nextDouble());
        List<String> hints = task instanceof SortConfig
                ? List.of("successor", "count", "fill")
                : List.of("carry", "successor");
        Temper temper = temper(random);
        Asked<Precision> precision = TRAINING.get(random.nextInt(TRAINING.size()));
        return new Recipe(name(random), task, hints(random, hints), pick(random, Accounting.values()), lengths(random),
                task instanceof SortConfig sort && sort.repeats()
                        ? new Clusters(random.nextDouble(), random.nextBoolean())
                        : Clusters.NONE,
                stretch(random, temper),
                new TransformerConfig(positive(random), heads * 2 * random.nextInt(1, 500), heads, positive(random),
                        pick(random, Norm.values()), pick(random, Activation.values()), temper,
                        pick(random, positions(random))),
                training(random, precision),
                new EvaluateConfig(random.ints(random.nextInt(1, 9), 2, 51).distinct().boxed().toList(),
                        positive(random), random.nextBoolean() ? 0 : 0.4 + 0.2 * random.nextDouble(),
                        random.nextLong(Long.MAX_VALUE), random.nextInt(3), positive(random)),
                random.nextLong(Long.MAX_VALUE));
    }

    /** One of each kind. */
    private static Position[] positions(Random random) {
        int buckets = random.nextInt(2, 100);
        return new Position[]{new Position.None(), new Position.Learned(random.nextInt(102, 1000)),
                new Position.Sinusoidal(), new Position.Rope(1 + random.nextDouble()), new Position.Alibi(),
                new Position.T5(buckets, buckets + random.nextInt(100)),
                new Position.Fire(buckets, 1 + random.nextDouble())};
    }

    private static String name(Random random) {
        List<String> special = List.of("null", "~", "true", "1e-3", "12", "- a", "#a", "a #b", "&a", "!a", "@a", "'a'",
                "=",
                "%", "é", "\uD83D\uDE00", "a, b", "[a]", "{a}", "0x1F", "on", "No", "a'b", "\u00A0a\u00A0b",
                "x\u0301x");
        return random.nextBoolean() ? special.get(random.nextInt(special.size())) : "run-" + random.nextInt(100);
    }

    private static TrainConfig training(Random random, Asked<Precision> precision) {
        ScheduleKind schedule = pick(random, ScheduleKind.values());
        boolean counted = schedule == ScheduleKind.CONSTANT || schedule == ScheduleKind.WARMUP_STABLE_DECAY;
        boolean branches = schedule == ScheduleKind.CONSTANT && random.nextBoolean();
        return new TrainConfig(branches ? Integer.MAX_VALUE : 10 + positive(random), positive(random), decimal(random),
                schedule, schedule == ScheduleKind.WARMUP_STABLE_DECAY ? 0 : random.nextDouble(),
                counted ? random.nextInt(2) : 0, (1 + random.nextInt(5)) / 10.0,
                random.nextBoolean() ? 0 : decimal(random), decimal(random), pick(random, Decay.values()),
                random.nextDouble(), random.nextDouble(), random.nextDouble(),
                branches || random.nextBoolean()
                        ? null
                        : new StopAt(1 - random.nextDouble(), positive(random), positive(random)),
                List.of(), precision, engine(random, precision), positive(random),
                random.nextBoolean() ? Keep.ALL : new Keep(positive(random)), positive(random));
    }

    private static List<HintConfig> hints(Random random, List<String> kinds) {
        int count = random.nextInt(kinds.size() + 1);
        List<HintConfig> hints = new ArrayList<>();
        for (String kind : kinds.subList(0, count)) {
            hints.add(new HintConfig(kind, share(random, count + 1),
                    random.nextBoolean() ? 0 : share(random, count + 1), 1 - random.nextDouble(), decimal(random),
                    null));
        }
        if (random.nextBoolean()) {
            String of = random.nextBoolean() ? null : kinds.getFirst();
            hints.add(new HintConfig("shuffled", share(random, count + 1), decimal(random), of));
        }
        return hints;
    }

    /** So small that as many of them leave room for the main task. */
    private static double share(Random random, int parts) {
        return (1 - random.nextDouble()) * 0.99 / parts;
    }

    private static List<Lengths.Range> lengths(Random random) {
        double share = 0.01 + 0.98 * random.nextDouble();
        int min = random.nextInt(2, 26);
        return random.nextBoolean()
                ? List.of(new Lengths.Range(min, min + random.nextInt(25), 1))
                : List.of(new Lengths.Range(2, random.nextInt(2, 51), share), new Lengths.Range(min, min, 1 - share));
    }

    private static Temper temper(Random random) {
        double beta = decimal(random);
        Temper.Per per = pick(random, Temper.Per.values());
        boolean learned = random.nextBoolean();
        return pick(random, new Temper[]{new Temper.None(), new Temper.Constant(beta, per, learned),
                new Temper.LogLength(beta, per, learned), new Temper.OnePlusLogLength(beta, per, learned),
                new Temper.LogLengthPlusOne(beta, per, learned),
                new Temper.LogLengthBeyond(beta, per, learned, random.nextInt(2, Integer.MAX_VALUE)),
                new Temper.LogLengthUpTo(beta, per, learned, random.nextInt(2, Integer.MAX_VALUE))});
    }

    private static int positive(Random random) {
        return random.nextInt(1, Integer.MAX_VALUE);
    }

    private static double decimal(Random random) {
        return (1 - random.nextDouble()) * Math.pow(10, random.nextInt(-12, 12));
    }

    private static <E> E pick(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Asked<EngineKind> engine(Random random, Asked<Precision> precision) {
        return random.nextBoolean()
                ? Asked.auto()
                : Asked.of(precision.allows(one -> one == Precision.FP32)
                        ? pick(random, EngineKind.values())
                        : EngineKind.TORCH);
    }
}

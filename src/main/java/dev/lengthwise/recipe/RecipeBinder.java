package dev.lengthwise.recipe;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Decay;
import dev.lengthwise.train.Keep;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.StopAt;
import dev.lengthwise.train.TrainConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what a recipe says to what it means: every key with its type and its default. */
public final class RecipeBinder {
    private static final int DIGITS = 10;
    private static final int MLP_PER_WIDTH = 4;
    private static final String NOT_IN_A_NAME = "[/\\\\:*?\"<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";
    private static final int LONGEST_NAME = 100;

    private RecipeBinder() {
    }

    /**
     * What a recipe says, with substitutes for what it says wrongly.
     *
     * @param name the recipe's name if it gives none
     */
    static Recipe bind(YamlValue value, String name, Mistakes mistakes) {
        Section recipe = Section.of(value, Section.keys(Recipe.class), mistakes);
        Recipe bound = new Recipe(name(recipe, name), task(recipe), hints(recipe),
                recipe.choice("accounting", Accounting.REPLACE), lengths(recipe),
                clusters(recipe),
                recipe.build(() -> new Stretch(recipe.decimal("stretch", 1))), model(recipe), start(recipe),
                train(recipe), evaluate(recipe), recipe.seed("seed", 1));
        new RecipeChecks(bound, recipe).check();
        return bound;
    }

    private static String name(Section recipe, String absent) {
        String name = recipe.text("name", absent);
        boolean usable = !name.isBlank() && name.equals(name.strip()) && name.length() <= LONGEST_NAME
                && !name.startsWith(".") && !name.endsWith(".") && name.replaceAll(NOT_IN_A_NAME, "").equals(name);
        if (!usable) {
            recipe.refuse("name", Escapes.shorten(Escapes.quote(name)) + " is not usable in a folder's name; up to "
                    + LONGEST_NAME + " characters without / \\ : * ? \" < > | or a dot at either end");
        }
        return name;
    }

    public static TaskConfig task(Section recipe) {
        if (!recipe.has("task") && recipe.isSure("task")) {
            recipe.refuse("task", "missing; {kind: sort} or {kind: increment} is needed");
        }
        Section task = recipe.section("task", Section.keys(TaskConfig.class));
        String kind = recipe.has("task") ? task.word("kind", List.of("sort", "increment")) : "sort";
        if (kind.equals("sort")) {
            task.requireOnly(kind, List.of("kind", "values", "repeats", "separator"));
            return task.build(() -> new TaskConfig(kind, task.integer("values", 100), task.flag("repeats", true),
                    task.flag("separator", true), 0.5));
        }
        task.requireOnly(kind, List.of("kind", "values", "carries"));
        int values = task.integer("values", DIGITS);
        if (values != DIGITS) {
            task.refuse("values", values + " is not allowed; increment has always " + DIGITS);
        }
        return task.build(() -> new TaskConfig(kind, DIGITS, true, task.decimal("carries", 0.5)));
    }

    private static List<HintConfig> hints(Section recipe) {
        List<Section> hints = recipe.sections("hints", Section.keys(HintConfig.class));
        return hints == null
                ? List.of()
                : hints.stream().map(hint -> KeyReader.read(hint, HintConfig.class)).toList();
    }

    private static List<Lengths.Range> lengths(Section recipe) {
        List<Section> elements = recipe.sections("lengths", Section.keys(Lengths.Range.class));
        if (elements == null) {
            return Lengths.PAPER.ranges();
        }
        List<Lengths.Range> ranges = elements.stream()
                .map(range -> KeyReader.read(range, Lengths.Range.class))
                .toList();
        if (ranges.isEmpty()) {
            recipe.refuse("lengths", "is empty; at least one {min, max, share} is needed");
        } else if (recipe.isSure("lengths")) {
            try {
                return new Lengths(ranges).ranges();
            } catch (IllegalArgumentException e) {
                recipe.refuse("lengths", String.valueOf(e.getMessage()));
            }
        }
        return Lengths.PAPER.ranges();
    }

    private static Clusters clusters(Section recipe) {
        return KeyReader.read(recipe.section("clusters", Section.keys(Clusters.class)), Clusters.class);
    }

    private static TransformerConfig model(Section recipe) {
        Section model = recipe.section("model", Section.keys(TransformerConfig.class));
        int width = model.integer("width", 128);
        int heads = model.integer("heads", 4);
        if (width > 0 && heads > 0 && width % heads != 0 && model.isSure("width", "heads")) {
            model.refuse("width", List.of("heads"),
                    width + " is not divisible by heads " + heads + "; width must be a multiple of heads");
            model.assume("heads"); // the default width goes with the default heads
        } else if (width > Integer.MAX_VALUE / MLP_PER_WIDTH) {
            model.refuse("width", width + " is too large");
        }
        return model.build(() -> {
            int wide = model.integer("width", 128);
            return new TransformerConfig(model.integer("depth", 2), wide, model.integer("heads", 4),
                    model.integer("mlp", Math.max(1, MLP_PER_WIDTH * wide)), model.choice("norm", Norm.PRE),
                    model.choice("activation", Activation.GELU), temper(model), position(model));
        });
    }

    private static Temper temper(Section model) {
        Section temper = model.section("temper", TemperKind.LOG_LENGTH.keys());
        TemperKind kind = temper.choice("kind", TemperKind.NONE);
        temper.requireOnly(kind.toString(), kind.keys());
        return temper.build(() -> kind.create(temper.decimal("beta", 1), temper.choice("per", Temper.Per.HEAD),
                temper.flag("learned", true)));
    }

    private static Position position(Section model) {
        Section position = model.section("position", List.of("kind", "longest"));
        List<String> kinds = List.of("none", "learned");
        if (!position.has("kind") || position.word("kind", kinds).equals("none")) {
            position.requireOnly("none", List.of("kind"));
            return new Position.None();
        }
        return position.build(() -> new Position.Learned(position.integer("longest")));
    }

    private static @Nullable StartConfig start(Section recipe) {
        Section start = recipe.sectionOrNull("start", Section.keys(StartConfig.class));
        return start == null
                ? null
                : start.build(() -> new StartConfig(start.decimal("unit", 1), start.integer("maxLength"),
                        start.decimal("logits", 1), start.decimal("noise", 0)));
    }

    private static TrainConfig train(Section recipe) {
        Section train = recipe.section("train", Section.keys(TrainConfig.class));
        ScheduleKind schedule = train.choice("schedule", ScheduleKind.ONE_CYCLE);
        return train.build(() -> new TrainConfig(train.integer("steps", 3000), train.integer("batch", 512),
                train.decimal("learningRate", 1e-3), schedule,
                train.decimal("warmup", schedule == ScheduleKind.LINEAR ? 0 : 0.3), train.decimal("clip", 1),
                train.decimal("weightDecay", 0), train.choice("decay", Decay.ALL),
                train.decimal("beta1", 0.9), train.decimal("beta2", 0.999), train.decimal("averaging", 0),
                stopAt(train),
                precision(train),
                train.integer("checkpointEvery", 500), keep(train), train.integer("logEvery", 20)));
    }

    private static Keep keep(Section train) {
        return switch (train.value("keep")) {
            case null -> Keep.TWO;
            case YamlValue.Scalar scalar when Keep.WORD.equals(scalar.value()) -> Keep.ALL;
            case YamlValue.Scalar scalar when scalar.value() instanceof Integer -> new Keep(train.integer("keep"));
            case YamlValue other -> throw other.where()
                    .refuse(other.shown() + " is not a whole number from 1, or " + Keep.WORD);
        };
    }

    private static Asked<Precision> precision(Section train) {
        return train.choice("precision", Asked.auto(), Stream.concat(Stream.of(Asked.<Precision>auto()),
                Arrays.stream(Precision.values()).filter(Precision::trains).map(Asked::of)).toList());
    }

    private static @Nullable StopAt stopAt(Section train) {
        Section stopAt = train.sectionOrNull("stopAt", Section.keys(StopAt.class));
        return stopAt == null ? null : KeyReader.read(stopAt, StopAt.class);
    }

    private static EvaluateConfig evaluate(Section recipe) {
        Section evaluate = recipe.section("evaluate", Section.keys(EvaluateConfig.class));
        return evaluate.build(() -> new EvaluateConfig(evaluate.lengths("lengths", List.of(5, 10, 20, 30, 50, 100)),
                evaluate.integer("samples", 1000), evaluate.decimal("heldOut", 0), evaluate.seed("seed", 2310),
                evaluate.integer("every", 0), evaluate.integer("everySamples", EvaluateConfig.EVERY_SAMPLES)));
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.RightKey;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.Theory;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.AttentionRates;
import dev.lengthwise.probe.Side;
import dev.lengthwise.run.Footprint;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.tensor.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Constructions at work: judged length after length, and looked into.
 *
 * @param seed draws the inputs
 */
record GapWork(long seed) {
    /** Inputs whose attention is looked at; fewer where they are long. */
    private static final int LOOKED_AT = 20;

    static Sharpness sharpness(Softmax softmax) {
        return switch (softmax) {
            case Softmax.Plain plain -> Sharpness.plain(plain.unit());
            case Softmax.LogLength(double beta) -> Sharpness.tempered(beta);
        };
    }

    static Theory theory(GapPlan.Sweep sweep, Softmax softmax) {
        return new Theory(sweep.task().task(), sharpness(softmax), sweep.maxLength());
    }

    private static Questions questions(GapPlan.Cell cell) {
        return new Questions(new FamilyTask(cell.sweep().task().task(), cell.family()), null);
    }

    /** The inputs that a cell is judged on at a length; where only their order is drawn, one stands for all. */
    List<int[]> inputs(GapPlan.Cell cell, int length) {
        return cell.family().equals(UniformFamily.UNIFORM)
                ? questions(cell).draw(length, cell.sweep().samples(), seed).stream().map(Example::input).toList()
                : List.of(cell.family().typical(cell.sweep().task().task(), length));
    }

    /** What a cell holds at its longest length. */
    static Footprint footprint(GapPlan.Cell cell) {
        GapPlan.Sweep sweep = cell.sweep();
        return model(cell).scoring(questions(cell), sweep.lengths().getLast(), sweep.samples(), cell.precision(),
                "lengths",
                "samples");
    }

    /** What {@link #masses} holds at the longest length of a cell's sweep. */
    static Optional<Footprint> lookingFootprint(GapPlan.Cell cell) {
        List<Integer> lengths = cell.sweep().attention();
        return lengths.isEmpty()
                ? Optional.empty()
                : Optional
                        .of(model(cell).looking(questions(cell), lengths.getLast(), LOOKED_AT, "attention", "samples"));
    }

    private static ModelFootprint model(GapPlan.Cell cell) {
        GapPlan.Sweep sweep = cell.sweep();
        Construction construction = Construction.of(sweep.task(), sharpness(cell.softmax()), sweep.maxLength());
        return ModelFootprint.of(construction.config(), sweep.task(),
                heads(sweep.task().task(), construction).size());
    }

    private static List<String> heads(Task task, Construction construction) {
        List<String> heads = new ArrayList<>(List.of(task.name()));
        heads.addAll(construction.hints());
        return heads;
    }

    private static Transformer model(GapPlan.Sweep sweep, Softmax softmax) {
        Construction construction = Construction.of(sweep.task(), sharpness(softmax), sweep.maxLength());
        Task task = sweep.task().task();
        Transformer model = new Transformer(construction.config(), task.vocabulary().size(),
                heads(task, construction), 1);
        construction.fill(model);
        return model;
    }

    /**
     * Goes on with a cell.
     *
     * @param stop asked before each length
     * @param judging told each length before it is judged
     */
    void judge(GapCellFile cell, BooleanSupplier stop, IntConsumer judging) throws IOException {
        GapPlan.Sweep sweep = cell.cell().sweep();
        LengthLadder ladder = new LengthLadder(sweep.lengths());
        OptionalInt next = ladder.next(cell.results());
        if (next.isEmpty() || stop.getAsBoolean()) {
            return;
        }
        Questions questions = questions(cell.cell());
        try (Scope scope = new Scope(); Transformer model = model(sweep, cell.cell().softmax())) {
            Evaluator evaluator = new Evaluator(model, cell.cell().precision());
            while (next.isPresent() && !stop.getAsBoolean()) {
                int length = next.getAsInt();
                judging.accept(length);
                long started = System.nanoTime();
                LengthResult result = evaluator.score(questions, length,
                        questions.draw(length, sweep.samples(), seed));
                cell.add(result, (System.nanoTime() - started) / 1e9);
                next = ladder.next(cell.results());
            }
        }
    }

    /** The weight on the right key at a sweep's lengths, over the families of inputs that there is a formula for. */
    List<GapMass> masses(GapPlan.Sweep sweep, BooleanSupplier stop, Consumer<String> doing) {
        List<GapMass> masses = new ArrayList<>();
        for (Softmax softmax : sweep.attention().isEmpty() ? List.<Softmax>of() : sweep.softmaxes()) {
            Theory theory = theory(sweep, softmax);
            try (Scope scope = new Scope(); Transformer model = model(sweep, softmax)) {
                for (InputFamily family : theory.massFamilies()) {
                    AttentionRates rates = new AttentionRates(model,
                            new Questions(new FamilyTask(sweep.task().task(), family), null));
                    for (int length : sweep.attention()) {
                        if (stop.getAsBoolean()) {
                            return masses;
                        }
                        doing.accept(softmax.label() + ", " + family + ", length " + length);
                        List<int[]> inputs = rates.examples(length, LOOKED_AT, seed).stream().map(Example::input)
                                .toList();
                        masses.add(new GapMass(softmax.label(), family.toString(), length,
                                measured(theory.rightKeys(), rates.measure(length, LOOKED_AT, seed)),
                                theory.mass(inputs)));
                    }
                }
            }
        }
        return masses;
    }

    private static Map<String, Double> measured(List<RightKey> keys, List<AttentionRate> rates) {
        Map<String, Double> weights = new LinkedHashMap<>();
        keys.forEach(key -> {
            AttentionRate.Mass mass = mass(rates, key);
            weights.put(key.name(), switch (key.on()) {
                case NEXT -> mass.successor();
                case EQUAL -> mass.equal();
            });
        });
        return weights;
    }

    private static AttentionRate.Mass mass(List<AttentionRate> rates, RightKey key) {
        Side side = switch (key.from()) {
            case SEPARATOR -> Side.SEPARATOR;
            case ANSWER -> Side.OUTPUT;
        };
        return rates.stream()
                .filter(rate -> rate.layer() == key.block() && rate.head() == key.head() && rate.side() == side)
                .findFirst().orElseThrow().mass();
    }
}

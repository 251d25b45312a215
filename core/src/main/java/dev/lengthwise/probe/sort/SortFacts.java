package dev.lengthwise.probe.sort;

import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.probe.Facts;
import dev.lengthwise.probe.KnownTask;
import dev.lengthwise.probe.Primitive;
import dev.lengthwise.probe.Quantity;
import dev.lengthwise.probe.ReportedLayer;
import dev.lengthwise.probe.Side;
import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.SortKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** What is true at the tokens of sorting. After a value follows the smallest one of the input above it, END after the largest. */
public final class SortFacts implements KnownTask {
    /** The smallest value of the input; at an input position of those so far. */
    public static final Primitive MIN = new Primitive("min", "min", true);
    /** The token that was written last, where another copy of it is due. */
    public static final Primitive REPEAT = new Primitive("repeat", "repeat");
    /** The successor, where no further copy is due. */
    public static final Primitive ADVANCE = new Primitive("advance", "adv");
    /** How often the last written value stands in the input. */
    public static final Quantity COUNT = new Quantity("count", Quantity.Form.NUMBER);
    /** How many copies of it are still owed. */
    public static final Quantity REMAINING = new Quantity("remaining", Quantity.Form.NUMBER);

    private static final int[] SEEN = {7, 3, 9, 3};

    @Override
    public String kind() {
        return Sort.NAME;
    }

    @Override
    public List<Primitive> primitives() {
        return List.of(MIN, REPEAT, ADVANCE);
    }

    @Override
    public Optional<ReportedLayer> reported(int layer) {
        return Optional.of(SortLayer.of(layer));
    }

    /** One with repeats, where there are any; of four values the example of method.md. */
    @Override
    public int[] example(Task task, int length, RandomGenerator random) {
        if (!task.hasClusters()) {
            return task.draw(length, random);
        }
        return length == SEEN.length && task.vocabulary().values() > 9
                ? SEEN.clone()
                : Tasks.clustered(task, new Clusters(1, false)).draw(length, random);
    }

    @Override
    public boolean isHard(DecisionKind decision) {
        return decision.equals(SortKind.SUCCESSOR);
    }

    @Override
    public void state(Facts facts, Example example, Vocabulary vocabulary) {
        Map<Integer, Integer> counts = new HashMap<>();
        TreeSet<Integer> seen = new TreeSet<>();
        for (int position = 0; position < example.length(); position++) {
            int value = facts.tokens()[position];
            Integer above = seen.higher(value);
            seen.add(value);
            counts.merge(value, 1, Integer::sum);
            if (facts.sides()[position] == Side.INPUT) {
                facts.claim(MIN, new Case(position, seen.first()));
                if (above != null) {
                    facts.successors()[position] = above;
                    facts.claim(Primitive.SUCCESSOR, new Case(position, above));
                }
            }
        }
        int separator = example.given() - 1;
        facts.successors()[separator] = seen.first();
        facts.claim(MIN, new Case(separator, seen.first()));
        double[] count = facts.ask(COUNT);
        double[] remaining = facts.ask(REMAINING);
        int copies = 0;
        for (int position = separator + 1; position < facts.tokens().length; position++) {
            int value = facts.tokens()[position];
            copies = position > separator + 1 && facts.tokens()[position - 1] == value ? copies + 1 : 1;
            Integer above = seen.higher(value);
            facts.successors()[position] = above == null ? vocabulary.end() : above;
            count[position] = counts.getOrDefault(value, 0);
            remaining[position] = count[position] - copies;
            boolean owed = remaining[position] > 0;
            facts.claim(owed ? REPEAT : ADVANCE,
                    new Case(position, owed ? value : facts.successors()[position]));
        }
    }
}

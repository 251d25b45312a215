package dev.lengthwise.probe.sort;

import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.probe.Facts;
import dev.lengthwise.probe.KnownTask;
import dev.lengthwise.probe.Primitive;
import dev.lengthwise.probe.Quantity;
import dev.lengthwise.probe.Side;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** What is true at the tokens of sorting. */
public final class SortFacts implements KnownTask {
    @Override
    public String kind() {
        return Sort.NAME;
    }

    @Override
    public boolean isThePapers() {
        return true;
    }

    @Override
    public boolean isHard(String decision) {
        return decision.startsWith("successor");
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
                facts.claim(Primitive.MIN, new Case(position, seen.first()));
                if (above != null) {
                    facts.successors()[position] = above;
                    facts.claim(Primitive.SUCCESSOR, new Case(position, above));
                }
            }
        }
        int separator = example.given() - 1;
        facts.successors()[separator] = seen.first();
        facts.claim(Primitive.MIN, new Case(separator, seen.first()));
        double[] count = facts.ask(Quantity.COUNT);
        double[] remaining = facts.ask(Quantity.REMAINING);
        int copies = 0;
        for (int position = separator + 1; position < facts.tokens().length; position++) {
            int value = facts.tokens()[position];
            copies = position > separator + 1 && facts.tokens()[position - 1] == value ? copies + 1 : 1;
            Integer above = seen.higher(value);
            facts.successors()[position] = above == null ? vocabulary.end() : above;
            count[position] = counts.getOrDefault(value, 0);
            remaining[position] = count[position] - copies;
            boolean owed = remaining[position] > 0;
            facts.claim(owed ? Primitive.REPEAT : Primitive.ADVANCE,
                    new Case(position, owed ? value : facts.successors()[position]));
        }
    }
}

package dev.lengthwise.task.sort;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Vocabulary;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 7 3 9 3 → ⊥ 9 → 1}, {@code 7 3 9 3 → ⊥ 5 → 0}.
 *
 * <p>For sort, a contrast: whether the query stands in the input, as the value token 1 or 0. Half of the queries are uniform
 * over the distinct values of the input, half over the values it lacks; where it lacks none, every query is of the first half.
 */
public record Membership(Vocabulary vocabulary) implements Hint {
    static final String NAME = "membership";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Example ask(int[] input, RandomGenerator random) {
        vocabulary.requireValues(input);
        DistinctValues members = new DistinctValues(input, vocabulary.values());
        boolean member = members.isComplete() || random.nextBoolean();
        int query = member ? members.draw(random) : members.drawAbsent(random);
        return new Example(input, new int[]{vocabulary.separator(), query}, new int[]{member ? 1 : 0});
    }
}

package dev.lengthwise.probe.increment;

import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.probe.Facts;
import dev.lengthwise.probe.KnownTask;
import dev.lengthwise.probe.Primitive;
import dev.lengthwise.probe.Quantity;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import java.util.List;

/** What is true at the tokens of increment. After so many digits follows the next one of the input, END after all. */
public final class IncrementFacts implements KnownTask {
    /** The first digit of the input, at ⊥: what the answer begins with, but for a carry. */
    public static final Primitive FIRST = new Primitive("first digit", "first");
    /** Whether the carry reaches the last written digit. */
    public static final Quantity CARRY = new Quantity("carry", Quantity.Form.YES_OR_NO);

    @Override
    public String kind() {
        return Increment.NAME;
    }

    @Override
    public List<Primitive> primitives() {
        return List.of(FIRST);
    }

    @Override
    public void state(Facts facts, Example example, Vocabulary vocabulary) {
        int[] input = example.input();
        int separator = example.given() - 1;
        facts.successors()[separator] = example.completion()[0];
        facts.claim(FIRST, new Case(separator, input[0]));
        double[] carry = facts.ask(CARRY);
        int overflow = example.completion().length - 1 - input.length; // 1 where the answer has a digit more
        int nines = 0;
        while (nines < input.length && input[input.length - 1 - nines] == vocabulary.values() - 1) {
            nines++;
        }
        for (int position = separator + 1; position < facts.tokens().length; position++) {
            int follows = position - separator - overflow; // place of the input's digit after those that are written
            facts.successors()[position] = follows < input.length ? input[follows] : vocabulary.end();
            carry[position] = follows >= input.length - nines ? 1 : 0;
        }
    }
}

package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.probe.increment.IncrementFacts;
import dev.lengthwise.probe.sort.SortFacts;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.JarOfSources;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.reverse.ReverseConfig;
import dev.lengthwise.task.sort.Sort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsTest {
    private static final int SEP = 10;
    private static final int END = 11;

    private static Facts sorted(int... input) {
        Task sort = new Sort(new Vocabulary(10), true);
        return Facts.of(sort, sort.pose(input));
    }

    private static List<Case> cases(Facts facts, Side side, Primitive primitive) {
        return Objects.requireNonNull(facts.claims().get(new Claim(side, primitive)), primitive.label());
    }

    private static double[] quantity(Facts facts, Quantity quantity) {
        return Objects.requireNonNull(facts.quantities().get(quantity));
    }

    /** 7 3 9 3 ⊥ 3 3 7 9: places 0 to 8. */
    @Test
    void ofASortedInputEveryPrimitiveIsKnown() {
        Facts facts = sorted(7, 3, 9, 3);
        assertThat(facts.tokens()).containsExactly(7, 3, 9, 3, SEP, 3, 3, 7, 9);
        assertThat(cases(facts, Side.INPUT, Primitive.COPY)).containsExactly(new Case(0, 7), new Case(1, 3),
                new Case(2, 9), new Case(3, 3));
        assertThat(cases(facts, Side.INPUT, SortFacts.MIN)).containsExactly(new Case(0, 7), new Case(1, 3),
                new Case(2, 3), new Case(3, 3));
        assertThat(cases(facts, Side.INPUT, Primitive.SUCCESSOR)).containsExactly(new Case(1, 7), new Case(3, 7));
        assertThat(cases(facts, Side.SEPARATOR, SortFacts.MIN)).containsExactly(new Case(4, 3));
        assertThat(cases(facts, Side.SEPARATOR, Primitive.ANSWER)).containsExactly(new Case(4, 3));
        assertThat(cases(facts, Side.OUTPUT, Primitive.IDENTITY)).containsExactly(new Case(5, 3), new Case(6, 3),
                new Case(7, 7), new Case(8, 9));
        assertThat(cases(facts, Side.OUTPUT, Primitive.SUCCESSOR)).containsExactly(new Case(5, 7), new Case(6, 7),
                new Case(7, 9), new Case(8, END));
        assertThat(cases(facts, Side.OUTPUT, SortFacts.REPEAT)).containsExactly(new Case(5, 3));
        assertThat(cases(facts, Side.OUTPUT, SortFacts.ADVANCE)).containsExactly(new Case(6, 7), new Case(7, 9),
                new Case(8, END));
        assertThat(cases(facts, Side.OUTPUT, Primitive.ANSWER)).containsExactly(new Case(5, 3), new Case(6, 7),
                new Case(7, 9), new Case(8, END));
        assertThat(cases(facts, Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR)).containsExactly(
                new Case(5, 3, 7), new Case(6, 3, 7), new Case(7, 7, 9), new Case(8, 9, END));
    }

    @Test
    void twoTokensMayStandInEitherOrder() {
        Case both = new Case(5, 3, 7);
        assertThat(both.holds(new Leaders(3, 3, 7))).isTrue();
        assertThat(both.holds(new Leaders(7, 7, 3))).isTrue();
        assertThat(both.holds(new Leaders(3, 3, 9))).isFalse();
        assertThat(new Case(5, 3).holds(new Leaders(3, 3, 9))).isTrue();
        assertThat(new Case(5, 3).holds(new Leaders(9, 9, 3))).isFalse();
    }

    @Test
    void whatIsCountedIsAskedAtOutputPositions() {
        Facts facts = sorted(7, 3, 9, 3);
        assertThat(quantity(facts, SortFacts.COUNT)).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, 2, 2, 1, 1);
        assertThat(quantity(facts, SortFacts.REMAINING)).endsWith(1, 0, 0, 0);
        assertThat(quantity(facts, Quantity.RANK)).endsWith(0.25, 0.5, 0.75, 1);
        assertThat(quantity(facts, Quantity.SUCCESSOR)).endsWith(7, 7, 9, END);
        assertThat(quantity(facts, Quantity.OUTPUT_SIDE)).containsExactly(0, 0, 0, 0, Double.NaN, 1, 1, 1, 1);
    }

    /** Where the answer follows the input at once, its last value is no separator. */
    @Test
    void withoutASeparatorNothingIsKnown() {
        Task sort = new Sort(new Vocabulary(10), true, false);
        assertThatIllegalArgumentException().isThrownBy(() -> Facts.of(sort, sort.pose(new int[]{7, 3, 9})))
                .withMessageContaining("without ⊥");
    }

    /** 1 2 9 9 ⊥ 1 3 0 0: after 1 follows the input's 2, after 1 3 its first 9. */
    @Test
    void increments() {
        Task increment = new Increment(0);
        Facts facts = Facts.of(increment, increment.pose(new int[]{1, 2, 9, 9}));
        assertThat(cases(facts, Side.SEPARATOR, IncrementFacts.FIRST)).containsExactly(new Case(4, 1));
        assertThat(cases(facts, Side.OUTPUT, Primitive.SUCCESSOR)).containsExactly(new Case(5, 2), new Case(6, 9),
                new Case(7, 9), new Case(8, END));
        assertThat(cases(facts, Side.OUTPUT, Primitive.ANSWER)).containsExactly(new Case(5, 3), new Case(6, 0),
                new Case(7, 0), new Case(8, END));
        assertThat(quantity(facts, IncrementFacts.CARRY)).endsWith(0, 1, 1, 1);
    }

    /** A plug-in says of reverse that the first value of the answer is due at ⊥; without it nothing is known. */
    @Test
    void aPluginCanSayWhatIsKnownOfATask(@TempDir Path folder) throws IOException {
        Task reverse = new ReverseConfig(10).task();
        Example example = reverse.pose(new int[]{7, 3, 9});
        assertThatIllegalArgumentException().isThrownBy(() -> Facts.of(reverse, example))
                .withMessage("what reverse computes inside is not known: sort and increment are");
        new JarOfSources().withClass("Known", """
                import dev.lengthwise.probe.*;
                import dev.lengthwise.task.*;
                public class Known implements KnownTask {
                    public String kind() { return "reverse"; }
                    static final Primitive TURNED = new Primitive("turned", "turn", true);
                    public java.util.List<Primitive> primitives() { return java.util.List.of(TURNED); }
                    public void state(Facts facts, Example example, Vocabulary vocabulary) {
                        int separator = example.given() - 1;
                        facts.claim(TURNED, new Claim.Case(separator, example.completion()[0]));
                    }
                }
                """).service(KnownTask.class, "Known").write(folder.resolve("known.jar"));
        try {
            Plugins.install(List.of(folder));
            assertThat(cases(Facts.of(reverse, example), Side.SEPARATOR, new Primitive("turned", "turn", true)))
                    .containsExactly(new Case(3, 9));
        } finally {
            Plugins.install(List.of());
        }
    }
}

package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.sort.SortConstruction;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.sort.SortFacts;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The instruments' calibration: of the construction of sort with repeats (docs/construction.md) they find what was built. Block 0 tells
 * the sides apart; in block 1 head 0 finds the successor, head 1 whether a copy is owed, and the MLP lets that decide.
 */
class ConstructionProbeTest {
    private static final int LENGTH = 12;
    private static final String ATTENDED = "blocks.1.hook_resid_mid";
    private static final String LAST = "blocks.1.hook_resid_post";
    private static ModelProbe probe;

    @BeforeAll
    static void look() {
        Engine.start(1);
        Sort task = new Sort(new Vocabulary(10), true);
        Construction construction = new SortConstruction(task.vocabulary(), Sharpness.tempered(4), 100);
        ProbePlan plan = new ProbePlan(List.of(LENGTH), List.of(LENGTH), 200, 7, TrainedLengths.from(1, 6),
                List.of(List.of(7, 3, 9, 3)),
                List.of());
        try (Transformer model = new Transformer(construction.config(), task.vocabulary().size(),
                Stream.concat(Stream.of(task.name()), construction.hints().stream()).toList(), 1)) {
            construction.fill(model);
            probe = Inspection.of(model, new Questions(task, null), plan, message -> {
            });
        }
    }

    private static double shown(String hook, Side side, Primitive primitive) {
        return probe.primitives().stream().filter(rate -> rate.hook().equals(hook) && rate.basis() == Basis.DECODER
                && rate.claim().equals(new Claim(side, primitive))).findFirst().orElseThrow().shown().share();
    }

    @Test
    void theSuccessorStandsAfterTheLastAttentionAndTheRepeatAfterItsMlp() {
        assertThat(shown(ATTENDED, Side.SEPARATOR, SortFacts.MIN)).isOne();
        assertThat(shown(ATTENDED, Side.OUTPUT, Primitive.SUCCESSOR)).isOne();
        assertThat(shown(ATTENDED, Side.OUTPUT, SortFacts.ADVANCE)).isOne();
        assertThat(shown(ATTENDED, Side.OUTPUT, SortFacts.REPEAT)).isZero();
        assertThat(shown(LAST, Side.OUTPUT, SortFacts.ADVANCE)).isOne();
        assertThat(shown(LAST, Side.OUTPUT, SortFacts.REPEAT)).isOne();
        assertThat(shown(LAST, Side.OUTPUT, Primitive.ANSWER)).isOne();
    }

    private static AttentionRate attention(int layer, int head) {
        return probe.attention().stream().filter(rate -> rate.layer() == layer && rate.head() == head
                && rate.side() == Side.OUTPUT).findFirst().orElseThrow();
    }

    @Test
    void oneHeadLooksAtTheSuccessorAndOneAtEqualTokens() {
        assertThat(attention(1, 0).mass().successor()).isGreaterThan(0.99);
        assertThat(attention(1, 1).mass().equal()).isGreaterThan(0.999);
        assertThat(attention(0, 0).mass().separator()).isGreaterThan(0.999);
    }

    /** Share of wrong decisions whose name begins so when a part says nothing. */
    private static double wrong(String part, String decision) {
        return wrong(part, Knockout.Kind.ZERO, decision);
    }

    private static double wrong(String part, Knockout.Kind kind, String decision) {
        long wrong = 0;
        long total = 0;
        var decisions = probe.knockouts().getLast().without().stream()
                .filter(without -> without.part().label().equals(part) && without.kind() == kind)
                .findFirst().orElseThrow().result().decisions();
        for (var count : decisions.entrySet()) {
            if (count.getKey().startsWith(decision)) {
                wrong += count.getValue().wrong();
                total += count.getValue().total();
            }
        }
        assertThat(total).as(decision).isGreaterThan(20);
        return (double) wrong / total;
    }

    @Test
    void eachPartBreaksTheDecisionThatItWasBuiltFor() {
        assertThat(probe.knockouts().getLast().whole().exact().rate()).isOne();
        assertThat(wrong("head 1.0", "successor")).isGreaterThan(0.7);
        assertThat(wrong("head 1.0", "repeat")).isZero();
        for (String part : List.of("MLP 0", "head 1.1", "MLP 1")) {
            assertThat(wrong(part, "repeat")).as(part).isOne();
            assertThat(wrong(part, "successor")).as(part).isZero();
        }
        for (String decision : List.of("successor", "repeat")) { // of its two heads block 0 uses one
            assertThat(wrong("head 0.1", decision)).as(decision).isZero();
        }
    }

    /** Whoever has not seen ⊥ is on the input side: without head 0.0 nothing was ever written, with its mean everything was. */
    @Test
    void withoutTheHeadThatSeesTheSeparatorEveryCopyIsOwedOrNone() {
        for (String decision : List.of("successor", "end")) {
            assertThat(wrong("head 0.0", decision)).as(decision).isOne();
            assertThat(wrong("head 0.0", Knockout.Kind.MEAN, decision)).as(decision).isZero();
        }
        assertThat(wrong("head 0.0", "repeat")).isZero();
        assertThat(wrong("head 0.0", Knockout.Kind.MEAN, "repeat")).isOne();
    }

    /** A copy is always a little owed then. */
    @Test
    void withTheMeanOfTheRepeatHeadEveryTokenIsRepeated() {
        assertThat(wrong("head 1.1", Knockout.Kind.MEAN, "repeat")).isZero();
        assertThat(wrong("head 1.1", Knockout.Kind.MEAN, "successor")).isOne();
        assertThat(wrong("head 1.1", Knockout.Kind.MEAN, "end")).isOne();
        assertThat(wrong("head 1.1", Knockout.Kind.MEAN, "first")).isZero();
    }

    @Test
    void theEmbeddingIsTheTokenItself() {
        for (Side side : List.of(Side.INPUT, Side.OUTPUT)) {
            Claim claim = new Claim(side, side == Side.INPUT ? Primitive.COPY : Primitive.IDENTITY);
            assertThat(probe.primitives()).filteredOn(rate -> rate.hook().equals("hook_embed")
                    && rate.basis() == Basis.ENCODER && rate.claim().equals(claim))
                    .singleElement().satisfies(rate -> assertThat(rate.shown().share()).isOne());
        }
    }
}

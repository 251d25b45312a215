package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.evaluate.DecisionCount;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.AttentionRate.Mass;
import dev.lengthwise.probe.sort.SortFacts;
import dev.lengthwise.task.TrainedLengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every instrument says of a model that was built by hand, which is known beforehand. */
class InspectionTest {
    private static final ProbePlan PLAN = new ProbePlan(List.of(4, 8), List.of(4, 8), 200, 7, TrainedLengths.from(1, 6),
            List.of(List.of(7, 3, 9, 4)), List.of(7, 3, 8, 4));
    private static final List<String> LOG = new ArrayList<>();
    private static ModelProbe probe;

    @BeforeAll
    static void look() {
        try (Transformer model = HandSet.model()) {
            probe = Inspection.of(model, HandSet.QUESTIONS, PLAN, LOG::add);
        }
    }

    private static PrimitiveRate primitive(int length, String hook, Basis basis, Side side, Primitive primitive) {
        return probe.primitives().stream()
                .filter(rate -> rate.length() == length && rate.hook().equals(hook) && rate.basis() == basis
                        && rate.claim().equals(new Claim(side, primitive)))
                .findFirst().orElseThrow();
    }

    @Test
    void theTableOfPrimitivesComesOutAsBuilt() {
        for (int length : PLAN.lengths()) {
            String after = "blocks.0.hook_resid_mid";
            assertThat(primitive(length, after, Basis.ENCODER, Side.INPUT, Primitive.COPY).shown().share()).isOne();
            assertThat(primitive(length, after, Basis.ENCODER, Side.OUTPUT, Primitive.IDENTITY).shown().share())
                    .isOne();
            assertThat(primitive(length, after, Basis.DECODER, Side.SEPARATOR, SortFacts.MIN).shown().share()).isOne();
            PrimitiveRate successor = primitive(length, after, Basis.DECODER, Side.OUTPUT, Primitive.SUCCESSOR);
            assertThat(successor.shown().share()).isOne();
            assertThat(successor.isPresent()).isTrue();
            assertThat(successor.shown().total()).isEqualTo(200L * length);
            assertThat(primitive(length, after, Basis.DECODER, Side.OUTPUT, Primitive.IDENTITY).shown().share())
                    .isZero();
            assertThat(primitive(length, "hook_embed", Basis.DECODER, Side.OUTPUT, Primitive.SUCCESSOR).shown()
                    .share()).isZero();
        }
    }

    /** Another input's minimum is often the same one: of 4 of 10 values it is 0 with 40 % and 1 with 27 %. */
    @Test
    void chanceIsWhatAnotherInputSays() {
        double chance = 0.4 * 0.4; // Σ P(min = m)², P(min = m) = C(9 - m, 3) / C(10, 4)
        for (double p : new double[]{56.0 / 210, 35.0 / 210, 20.0 / 210, 10.0 / 210, 4.0 / 210, 1.0 / 210}) {
            chance += p * p;
        }
        PrimitiveRate min = primitive(4, "blocks.0.hook_resid_post", Basis.DECODER, Side.SEPARATOR, SortFacts.MIN);
        assertThat(chance).isCloseTo(0.2706, within(1e-3));
        assertThat(min.chance().share()).isCloseTo(chance, within(0.1));
        assertThat(min.chance().interval().contains(chance)).isTrue();
    }

    @Test
    void theVerdictNamesWhatTheLayerShowsAndWhatThePaperReports() {
        LayerVerdict layer = Objects.requireNonNull(probe.verdicts().get(8)).getFirst();
        assertThat(layer.shown()).extracting(PrimitiveRate::claim).contains(new Claim(Side.INPUT, Primitive.COPY),
                new Claim(Side.SEPARATOR, SortFacts.MIN), new Claim(Side.OUTPUT, Primitive.SUCCESSOR));
        assertThat(layer.agreement()).isEqualTo(LayerVerdict.Agreement.YES); // copy and min
    }

    private static AttentionRate attention(int length, int head, Side side) {
        return probe.attention().stream().filter(rate -> rate.length() == length && rate.head() == head
                && rate.side() == side).findFirst().orElseThrow();
    }

    @Test
    void theSuccessorHeadLooksAtTheSuccessor() {
        AttentionRate head = attention(8, 0, Side.OUTPUT);
        assertThat(head.mass().successor()).isCloseTo(1, within(1e-6));
        assertThat(head.mass().equal()).isCloseTo(0, within(1e-6));
        assertThat(head.entropy()).isCloseTo(0, within(1e-6));
        assertThat(head.mostOnSuccessor().share()).isOne();
        assertThat(head.mostOnEqual().share()).isZero();
        assertThat(attention(8, 0, Side.SEPARATOR).mass().successor()).isCloseTo(1, within(1e-6)); // the minimum
    }

    /** Of 4 distinct values ⊥ sees 5 tokens; after 1, 2 and 3 written values there are 6, 7 and 8, two of which are equal. */
    @Test
    void aHeadWithoutPreferencesLooksAtEverythingAlike() {
        AttentionRate head = attention(4, 1, Side.OUTPUT);
        Mass mass = head.mass();
        double share = (1 / 6.0 + 1 / 7.0 + 1 / 8.0) / 3;
        assertThat(mass.equal()).isCloseTo(2 * share, within(1e-6));
        assertThat(mass.successor()).isCloseTo(share, within(1e-6));
        assertThat(mass.separator()).isCloseTo(share, within(1e-6));
        assertThat(mass.equal() + mass.successor() + mass.separator() + mass.other()).isCloseTo(1, within(1e-6));
        assertThat(head.uniform().equal()).isCloseTo(2 * share, within(1e-6));
        assertThat(head.entropy()).isCloseTo((Math.log(6) + Math.log(7) + Math.log(8)) / 3, within(1e-5));
        assertThat(head.uniformEntropy()).isCloseTo(head.entropy(), within(1e-5));
        assertThat(attention(4, 1, Side.SEPARATOR).entropy()).isCloseTo(Math.log(5), within(1e-5));
    }

    private static LinearScore linear(String hook, Quantity quantity) {
        return probe.linear().stream().filter(score -> score.hook().equals(hook) && score.quantity() == quantity)
                .findFirst().orElseThrow();
    }

    @Test
    void theSuccessorIsReadOffTheLayerAndNotOffTheEmbedding() {
        LinearScore after = linear("blocks.0.hook_resid_post", Quantity.SUCCESSOR);
        assertThat(after.trained().value()).isOne();
        assertThat(after.longer().value()).isOne();
        assertThat(after.trainedShuffled().value()).isLessThan(0.4);
        assertThat(linear("hook_embed", Quantity.SUCCESSOR).trained().value()).isBetween(0.2, 0.8);
        assertThat(linear("hook_embed", Quantity.OUTPUT_SIDE).trained().value()).isBetween(0.4, 0.6);
        assertThat(linear("blocks.0.hook_resid_post", SortFacts.COUNT).trained().value()).isNaN(); // always 1
    }

    private static double wrong(String part, Knockout.Kind kind, String decision) {
        Knockout knockout = probe.knockouts().getLast();
        DecisionCount count = Objects.requireNonNull(knockout.without().stream()
                .filter(without -> without.part().label().equals(part) && without.kind() == kind).findFirst()
                .orElseThrow().result().decisions().get(decision));
        return (double) count.wrong() / count.total();
    }

    @Test
    void onlyTheHeadThatDecidesBreaksDecisions() {
        assertThat(probe.knockouts().getLast().whole().exact().rate()).isOne();
        for (Knockout.Kind kind : Knockout.Kind.values()) {
            assertThat(wrong("head 0.0", kind, "successor after 1")).isGreaterThan(0.7);
            assertThat(wrong("head 0.1", kind, "successor after 1")).isZero();
            assertThat(wrong("MLP 0", kind, "successor after 1")).isZero();
            assertThat(wrong("MLP 0", kind, "end")).isZero();
        }
    }

    /** 7 3 9 4 ⊥ 3 4 7 against 7 3 8 4 ⊥ 3 4 7: the third value decides what follows 7, through head 0 at the last position. */
    @Test
    void patchingFindsTheWayFromTheValueToTheDecision() {
        Patching patching = probe.patching().orElseThrow();
        assertThat(patching.decision()).isEqualTo("successor after 1");
        assertThat(List.of(patching.answer(), patching.otherAnswer())).containsExactly(9, 8);
        assertThat(patching.difference()).isCloseTo(-1, within(1e-5)); // one on 9, none on 8
        for (Patching.Row row : patching.rows()) {
            int decisive = switch (row.part().label()) {
                case "before layer 0" -> 2;
                case "head 0.0", "attention 0", "after layer 0" -> 7;
                default -> -1;
            };
            for (int position = 0; position < 8; position++) {
                assertThat(row.moved().get(position)).as(row.part().label() + " at " + position)
                        .isCloseTo(position == decisive ? 1 : 0, within(1e-5));
            }
        }
    }

    @Test
    void withoutAnotherInputOneIsChosenThatDiffersInOneValue() {
        try (Transformer model = HandSet.model()) {
            Patching patching = new Patcher(model, HandSet.QUESTIONS.task()).patch(new int[]{7, 3, 9, 4}).orElseThrow();
            int differing = 0;
            for (int i = 0; i < 4; i++) {
                differing += patching.clean().get(i).equals(patching.other().get(i)) ? 0 : 1;
            }
            assertThat(differing).isOne();
            assertThat(patching.decision()).startsWith("successor");
            assertThat(patching.other()).as("without repeats").doesNotHaveDuplicates();
            assertThat(new Patcher(model, HandSet.QUESTIONS.task()).patch(new int[]{7, 3, 9, 4, 0, 1, 2, 5, 6, 8}))
                    .as("with every value there is none to change one to").isEmpty();
        }
    }

    @Test
    void anExampleShowsWordsWeightsAndReadings() {
        ExampleView view = probe.examples().getFirst();
        assertThat(view.words()).containsExactly("7", "3", "9", "4", "SEP", "3", "4", "7", "9");
        assertThat(view.due()).containsExactly("", "", "", "", "3", "4", "7", "9", "END");
        assertThat(view.answers()).isEqualTo(view.due());
        List<Double> weights = view.patterns().getFirst().getFirst().get(4); // ⊥ of head 0
        assertThat(weights).hasSize(5);
        assertThat(weights.get(1)).isCloseTo(1, within(1e-6)); // the 3
        ExampleView.Reading reading = view.readings().stream()
                .filter(each -> each.hook().equals("blocks.0.hook_resid_post") && each.basis() == Basis.DECODER)
                .findFirst().orElseThrow();
        assertThat(reading.best().get(4).getFirst().word()).isEqualTo("3");
    }

    @Test
    void theSamePlanFindsTheSame() {
        try (Transformer model = HandSet.model()) {
            assertThat(Inspection.of(model, HandSet.QUESTIONS, PLAN, message -> {
            })).isEqualTo(probe);
        }
    }

    @Test
    void everyStepIsTold() {
        assertThat(LOG).hasSize(PLAN.steps()).contains("primitives at length 4", "linear probes");
    }
}

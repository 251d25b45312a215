package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.HandSet;
import dev.lengthwise.probe.Inspection;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.recipe.reference.SchemaCheck;
import dev.lengthwise.result.Schemas;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.probe.AttentionEntry;
import dev.lengthwise.result.probe.ProbeFile;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The file about a model whose weights were set by hand, beside the one that was written key by key, before there were records. */
class ProbeJsonTest {
    private static final ProbePlan PLAN = new ProbePlan(List.of(4), List.of(4, 8), 50, 7, TrainedLengths.from(1, 6),
            List.of(List.of(7, 3, 9, 4)), List.of(7, 3, 8, 4));
    /** What linear probes read may differ a little from machine to machine. */
    private static final double NEAR = 0.02;
    private static ProbeFile file;
    private static String before;

    @TempDir
    Path folder;

    @BeforeAll
    static void look() throws IOException {
        try (Transformer model = HandSet.model();
                InputStream kept = Objects.requireNonNull(ProbeJsonTest.class.getResourceAsStream("probe.json"))) {
            file = look(model);
            before = new String(kept.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static ProbeFile look(Transformer model) {
        return ProbeJson.of(new ProbeResult("sort", PLAN,
                List.of(new ProbeResult.Probed("by-hand", "runs/by-hand", "sort, depth 1", PLAN.trained(),
                        Inspection.of(model, HandSet.QUESTIONS, PLAN, message -> {
                        })))));
    }

    private static ObjectNode tree(ProbeFile written) {
        return Json.parse(RecordWriter.text(written));
    }

    @Test
    void isTheTreeThatItWasBeforeThereWereRecords() {
        assertSame(Json.parse(before), tree(file).without("format"), "");
    }

    @Test
    void saysTheNumberOfItsFormAndOlderOnesHaveNone() {
        assertThat(tree(file).path("format").asInt()).isEqualTo(1);
        assertThat(RecordReader.read(ProbeFile.class, Json.parse(before)).format()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordReader.read(ProbeFile.class, tree(file).put("format", 2)))
                .withMessage(
                        "format 2 is newer than 1, the newest that this version of lengthwise reads; use a newer one");
    }

    private static void assertSame(JsonNode was, JsonNode is, String place) {
        assertThat(is.getNodeType()).as(place).isEqualTo(was.getNodeType());
        if (was.isContainer()) {
            assertThat(is.propertyNames()).as(place).containsExactlyElementsOf(was.propertyNames());
            was.properties().forEach(
                    entry -> assertSame(entry.getValue(), is.path(entry.getKey()), place + "." + entry.getKey()));
            assertThat(is.size()).as(place).isEqualTo(was.size());
            for (int i = 0; was.isArray() && i < was.size(); i++) {
                assertSame(was.path(i), is.path(i), place + "." + i);
            }
        } else if (was.isFloatingPointNumber()) {
            assertThat(is.isFloatingPointNumber()).as(place).isTrue();
            assertThat(is.doubleValue()).as(place).isCloseTo(was.doubleValue(), within(NEAR));
        } else if (!was.isNumber() || !place.contains(".linear.")) {
            assertThat(is).as(place).isEqualTo(was);
        }
    }

    @Test
    void whatWasWrittenBeforeIsReadAndWrittenTheSame() {
        assertThat(Json.line(
                RecordWriter.tree(RecordReader.read(ProbeFile.class, Json.parse(before))).without("format")))
                .isEqualTo(before);
        assertThat(RecordReader.read(ProbeFile.class, tree(file))).isEqualTo(file);
    }

    @Test
    void hasSixDecimalsAndFourForEachToken() {
        JsonNode run = tree(file).path("runs").path(0);
        assertThat(decimals(run)).isEqualTo(6);
        assertThat(decimals(run.path("examples"))).isEqualTo(4);
        assertThat(decimals(run.path("patching").path("rows"))).isLessThanOrEqualTo(4);
    }

    private static int decimals(JsonNode node) {
        return node.isFloatingPointNumber()
                ? Math.max(0, BigDecimal.valueOf(node.doubleValue()).stripTrailingZeros().scale())
                : node.valueStream().mapToInt(ProbeJsonTest::decimals).max().orElse(0);
    }

    @Test
    void whatIsNoNumberIsNull() {
        try (Transformer model = HandSet.model(); NoGradGuard guard = new NoGradGuard()) {
            Stream.of("embedding.weight", "heads.sort.weight")
                    .forEach(name -> TinyModels.parameter(model, name).fill_(new Scalar(Double.NaN)));
            ProbeFile diverged = look(model);
            AttentionEntry attention = diverged.runs().getFirst().attention().orElseThrow().getFirst();
            assertThat(attention.mass().equal()).isNaN();
            JsonNode run = tree(diverged).path("runs").path(0);
            assertThat(run.at("/attention/0/mass/equal").isNull()).isTrue();
            assertThat(run.at("/patching/difference").isNull()).isTrue();
            assertThat(run.at("/patching/rows/0/moved/0").isNull()).isTrue();
            assertThat(run.at("/examples/0/patterns/0/0/0/0").isNull()).isTrue();
            assertThat(run.at("/examples/0/readings/0/best/0").values()).isNotEmpty()
                    .allMatch(JsonNode::isNull);
            assertThat(RecordReader.read(ProbeFile.class, tree(diverged))).isEqualTo(diverged);
            assertHoldsToTheSchema(tree(diverged));
        }
    }

    @Test
    void holdsToItsSchema() {
        assertHoldsToTheSchema(tree(file));
        assertHoldsToTheSchema(Json.parse(before));
    }

    private static void assertHoldsToTheSchema(JsonNode document) {
        assertThat(SchemaCheck.wrong(Json.parse(Json.line(Schemas.all().getOrDefault("probe", Json.object()))),
                document, "probe")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"samples\":50 | \"samples\":0 | samples: 0 is not allowed; a whole number from 1 on is needed",
            "\"side\":\"input\" | \"side\":\"left\" | runs.0.verdicts.0.shown.0.side: \"left\" is not allowed; one of input, ⊥, output is needed",
            "\"agreement\":\"yes\" | \"agreement\":\"YES\" | runs.0.verdicts.0.agreement: \"YES\" is not allowed; one of yes, partly, no, unknown is needed",
            "\"tempered\":false | \"tempered\":null | runs.0.tempered: null is not allowed; true or false is needed",
            "\"decision\":\" | \"choice\":\" | runs.0.patching.decision is missing",
            "\"due\":[\"\", | \"due\":[ | runs.0.examples.0: sides, due and answers have 9, 8 and 9 entries for 9 words",
            "\"moved\":[0.0, | \"moved\":[ | runs.0.patching: before layer 0 has 7 numbers moved for 8 tokens"})
    void damageIsRefusedByFileAndKey(String whole, String damaged, String message) throws IOException {
        assertThat(before).contains(whole);
        Path written = Files.writeString(folder.resolve("probe.json"),
                before.substring(0, before.indexOf(whole)) + damaged
                        + before.substring(before.indexOf(whole) + whole.length()));
        assertThatThrownBy(() -> Json.read(written, ProbeFile.class)).isInstanceOf(DamagedFileException.class)
                .hasMessage(written + ": " + message);
    }
}

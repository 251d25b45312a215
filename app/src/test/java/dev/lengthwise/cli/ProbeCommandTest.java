package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tiny runs, looked into. */
class ProbeCommandTest {
    private static final List<String> FEW = List.of("--samples", "20", "--attention-lengths", "3,6", "--threads", "1");

    @TempDir
    static Path shared;
    private static Path recipe;
    private static Path first;

    @BeforeAll
    static void train() throws IOException {
        recipe = TinyRecipe.file(shared);
        first = run("first");
    }

    private static Path run(String name, String... sets) {
        Path out = shared.resolve(name);
        List<Object> arguments = new ArrayList<>(
                List.of("train", recipe, "--out", out, "--threads", 1, "--set", "train.steps=4"));
        for (String set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        Invocation train = Invocation.of(arguments.toArray());
        assertThat(train.code()).as(train.err()).isZero();
        return out;
    }

    private static Invocation probe(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("probe"));
        all.addAll(List.of(arguments));
        all.addAll(FEW);
        return Invocation.of(all.toArray());
    }

    @Test
    void writesPageNumbersAndPicturesIntoTheRun() throws IOException {
        Invocation probe = probe(first);
        assertThat(probe.code()).as(probe.err()).isZero();
        assertThat(probe.outLines()).anyMatch(line -> line.contains("the paper: copy at input positions"))
                .contains("The page: " + first.resolve("probe.html"))
                .anyMatch(line -> line.startsWith("Right decisions in %, length 100 (unseen, beyond), "));
        assertThat(first.resolve("probe.html")).isNotEmptyFile();
        assertThat(first.resolve("figures").resolve("attention.svg")).isNotEmptyFile();
        JsonNode json = JsonMapper.shared().readTree(first.resolve("probe.json").toFile());
        assertThat(json.path("lengths")).extracting(JsonNode::asInt).containsExactly(4, 100);
        JsonNode run = json.path("runs").path(0);
        assertThat(run.propertyNames()).contains("verdicts", "primitives", "attention", "linear", "knockouts",
                "patching", "examples");
        assertThat(run.path("attention")).extracting(rate -> rate.path("length").asInt()).contains(3, 6)
                .doesNotContain(5);
        assertThat(run.path("examples").path(0).path("words")).extracting(JsonNode::asString)
                .containsExactly("7", "3", "9", "3", "SEP", "3", "3", "7", "9");
    }

    /** The untrained softmax leaves out nobody. */
    @Test
    void sparseAttentionShowsWhatGetsNoWeight() throws IOException {
        Path sparse = run("sparse", "model.attention=sparsemax", "model.temper={kind: constant, beta: 30}");
        Invocation probe = probe(sparse, "--lengths", "4");
        assertThat(probe.outLines()).contains("Attention from output positions: tokens with no weight, %");
        assertThat(sparse.resolve("figures").resolve("zeros.svg")).isNotEmptyFile();
        assertThat(JsonMapper.shared().readTree(sparse.resolve("probe.json").toFile()).at("/runs/0/attention"))
                .isNotEmpty().allSatisfy(rate -> assertThat(rate.path("zeros").asDouble()).isBetween(0.01, 0.9));
        Path dense = shared.resolve("dense");
        assertThat(probe(first, "--lengths", "4", "--out", dense).outLines())
                .noneMatch(line -> line.contains("no weight"));
        assertThat(JsonMapper.shared().readTree(dense.resolve("probe.json").toFile()).at("/runs/0/attention"))
                .isNotEmpty().allSatisfy(rate -> assertThat(rate.has("zeros")).isFalse());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        byte[][] bytes = new byte[2][];
        for (int time = 0; time < 2; time++) {
            Path out = shared.resolve("again-" + time);
            assertThat(probe(first, "--lengths", "4", "--out", out).code()).isZero();
            bytes[time] = Files.readAllBytes(out.resolve("probe.json"));
        }
        assertThat(bytes[0]).isEqualTo(bytes[1]);
        assertThat(probe(first, "--lengths", "4", "--seed", 5, "--json").json().path("runs")).isNotEqualTo(
                JsonMapper.shared().readTree(bytes[0]).path("runs"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldBeforeTheWork() throws IOException {
        Path file = Files.writeString(shared.resolve("a-file"), "");
        Invocation told = probe(first, "--lengths", "4", "--out", file);
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("a-file").doesNotContain("primitives at length");
        assertThat(probe(first, "--lengths", "2001").err()).contains("--lengths 2001 is not allowed: 1 to 2000");
    }

    @Test
    void looksAtTheExamplesGivenAndPatchesTheInputGiven() {
        JsonNode json = probe(first, "--lengths", "4", "--example", "5 1 5", "--example", "2 8", "--patch", "5 1 6",
                "--json").json();
        JsonNode run = json.path("runs").path(0);
        assertThat(run.path("examples")).hasSize(2);
        assertThat(run.path("examples").path(1).path("words")).extracting(JsonNode::asString)
                .containsExactly("2", "8", "SEP", "2", "8");
        assertThat(run.path("patching").path("decision").asString()).isEqualTo("repeat 2 of 2");
        assertThat(run.path("patching").path("otherAnswer").asString()).isEqualTo("6");
    }

    @Test
    void putsModelsOfOneTaskSideBySide() {
        Path tempered = run("tempered", "model.temper.kind=log-length", "model.depth=2");
        Path out = shared.resolve("both");
        Invocation probe = probe(first, tempered, "--lengths", "4", "--out", out);
        assertThat(probe.code()).as(probe.err()).isZero();
        assertThat(probe.outLines())
                .anyMatch(line -> line.matches("1 .*/first: sort \\+ successor, depth 1.*temper none"))
                .anyMatch(line -> line.matches("2 .*/tempered: .*depth 2.*temper log-length"));
        assertThat(out.resolve("figures").resolve("mass-2.svg")).isNotEmptyFile();
        assertThat(out.resolve("figures").resolve("entropy.svg")).isNotEmptyFile();
    }

    @Test
    void increments() {
        Path increment = run("increment", "task.kind=increment", "hints=[]");
        JsonNode json = probe(increment, "--lengths", "3", "--json").json();
        assertThat(json.path("runs").path(0).path("verdicts").path(0).path("agreement").asString())
                .isEqualTo("unknown");
        assertThat(json.path("runs").path(0).path("linear").path("scores"))
                .extracting(score -> score.path("quantity").asString()).contains("carry").doesNotContain("count");
    }

    @Test
    void severalRunsNeedAFolder() {
        Invocation probe = Invocation.of("probe", first, first);
        assertThat(probe.code()).isEqualTo(2);
        assertThat(probe.err()).startsWith("lengthwise: --out is missing: several runs").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "--example=1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 | the input has length 65; allowed are up to 64 values for an example to look at",
            "--example=3 12 | 12 is outside the vocabulary; allowed are 0 to 9",
            "--patch=7 3 | it must have as many values as the first example and another answer",
            "--lengths=0 | --lengths 0 is not allowed", "--samples=1 | --samples 1 is not allowed: at least 2",
            "nowhere | nowhere: no such folder, nor runs/nowhere", "--seed=x | 'x' is not a whole number"})
    void whatCannotBeLookedAtIsRefusedInOneLine(String argument, String message) {
        Invocation probe = Invocation.of("probe", first, argument);
        assertThat(probe.code()).isEqualTo(2);
        assertThat(probe.err()).startsWith("lengthwise: ").contains(message).hasLineCount(1);
    }

    @Test
    void anotherTaskIsRefused() {
        Path distinct = run("distinct", "task.repeats=false");
        Invocation probe = probe(first, distinct, "--out", shared.resolve("refused"));
        assertThat(probe.code()).isEqualTo(2);
        assertThat(probe.err()).contains("only models of one task read the same inputs");
        assertThat(probe(distinct, "--example", "7 3 9 3").err()).isEqualTo(
                "lengthwise: the input has the value 3 twice; allowed is each value once: this task has no repeats\n");
        assertThat(probe(distinct, "--example", "7 3 9", "--patch", "7 7 9").code()).isEqualTo(2);
    }

    @Test
    void aTaskWithoutASeparatorIsRefused() {
        Path direct = run("direct", "task.separator=false", "hints=[]");
        Invocation probe = probe(direct);
        assertThat(probe.code()).isEqualTo(2);
        assertThat(probe.err()).startsWith("lengthwise: " + direct + ": its task has no ⊥ (task.separator: false)")
                .hasLineCount(1);
        assertThat(direct.resolve("probe.html")).doesNotExist();
    }

    @Test
    void aTaskOfWhichNothingIsKnownInsideIsRefused() {
        Path reversed = run("reversed", "task={kind: reverse, values: 10}", "hints=[]");
        Invocation probe = probe(reversed);
        assertThat(probe.code()).isEqualTo(2);
        assertThat(probe.err()).startsWith("lengthwise: " + reversed
                + ": what reverse computes inside is not known: sort and increment are").hasLineCount(1);
        assertThat(reversed.resolve("probe.html")).doesNotExist();
    }
}

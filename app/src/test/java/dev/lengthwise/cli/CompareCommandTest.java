package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.evaluate.Outcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tiny runs side by side. */
class CompareCommandTest {
    @TempDir
    static Path shared;
    private static Path recipe;
    private static Path first;
    private static Path second;

    @BeforeAll
    static void train() throws IOException {
        recipe = TinyRecipe.file(shared);
        first = run("first", "--seed", 1);
        second = run("second", "--seed", 2);
    }

    private static Path run(String name, Object... more) {
        Path out = shared.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("train", recipe, "--out", out, "--threads", 1, "--set",
                "train.steps=4"));
        arguments.addAll(List.of(more));
        assertThat(Invocation.of(arguments.toArray()).code()).isZero();
        return out;
    }

    @Test
    void showsScoresAndSimilaritySideBySide() {
        Invocation compare = Invocation.of("compare", first, second);
        assertThat(compare.code()).as(compare.err()).isZero();
        assertThat(compare.outLines()).startsWith("1  " + first + ": sort + successor, depth 1, width 8, seed 1",
                "2  " + second + ": sort + successor, depth 1, width 8, seed 2")
                .anyMatch(line -> line.matches("length +3 \\| +6"))
                .anyMatch(line -> line.matches("1 .*/first +[0-9.]+ \\| +[0-9.]+"))
                .anyMatch(line -> line.matches("2 .*/second +[0-9.]+ \\| +[0-9.]+"))
                .contains("Linear CKA of the residual stream, length 3: 2,048 answer positions of 512 inputs",
                        "Linear CKA of the residual stream, length 6 (unseen, beyond): 3,584 answer positions of 512 inputs")
                .filteredOn(line -> line.matches("(embedding|block 1) +-?[01]\\.[0-9]{3}")).hasSize(4);
        assertThat(compare.out()).doesNotContain("not the same for all");
        assertThat(compare.outLines().subList(2, compare.outLines().size()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void printsOneDocumentIfAsked() throws IOException {
        JsonNode json = Invocation.of("compare", first, second, first, "--lengths", "5", "--json").json();
        assertThat(json.propertyNames()).containsExactly("runs", "sameTests", "inputs", "similarity");
        assertThat(json.path("runs")).extracting(run -> run.path("seed").asInt()).containsExactly(1, 2, 1);
        assertThat(json.path("runs").path(1).path("results")).extracting(result -> result.path("length").asInt())
                .containsExactly(3, 6);
        assertThat(json.path("similarity")).hasSize(1);
        assertThat(json.path("similarity").path(0).path("length").asInt()).isEqualTo(5);
        JsonNode last = json.path("similarity").path(0).path("layers").path(1);
        assertThat(last.path("layer").asString()).isEqualTo("blocks.0.hook_resid_post");
        assertThat(last.path("cka").path(0).path(2).asDouble()).isCloseTo(1, within(1e-6)); // a run with itself
        assertThat(last.path("cka").path(0).path(1).asDouble()).isBetween(-1.0, 0.999);
    }

    /** Untrained models have few inputs right, or none; what one alone has right is counted from the bits of both. */
    @Test
    void modelsAreComparedInputByInput() {
        JsonNode json = Invocation.of("compare", first, second, first, "--lengths", "5", "--json").json();
        assertThat(json.path("inputs")).hasSize(4).allSatisfy(each -> {
            JsonNode own = at(json.path("runs").path(0), each.path("length").asInt());
            JsonNode other = at(json.path("runs").path(each.path("model").asInt() - 1), each.path("length").asInt());
            int samples = own.path("samples").asInt();
            BitSet mine = Outcomes.parse(own.path("outcomes").asString(), samples).right();
            BitSet others = Outcomes.parse(other.path("outcomes").asString(), samples).right();
            assertThat(each.path("inputs").asInt()).isEqualTo(samples);
            assertThat(each.path("firstOnly").asInt() - each.path("otherOnly").asInt())
                    .isEqualTo(mine.cardinality() - others.cardinality());
            mine.andNot(others);
            assertThat(each.path("firstOnly").asInt()).isEqualTo(mine.cardinality());
        });
        JsonNode itself = json.path("inputs").path(2);
        assertThat(itself.path("model").asInt()).isEqualTo(3);
        assertThat(itself.path("firstOnly").asInt() + itself.path("otherOnly").asInt()).isZero();
        assertThat(itself.path("p").asDouble()).isEqualTo(1);
        assertThat(Invocation.of("compare", first, second).out()).contains("Input by input, on the same test inputs",
                "1 and 2       3");
        Path others = run("others", "--set", "evaluate.seed=7");
        assertThat(Invocation.of("compare", first, others, "--json").json().path("inputs")).isEmpty();
    }

    private static JsonNode at(JsonNode run, int length) {
        return run.path("results").valueStream().filter(result -> result.path("length").asInt() == length).findFirst()
                .orElseThrow();
    }

    @Test
    void anotherWidthAndDepthIsNoHindrance() {
        Path deeper = run("deeper", "--set", "model.depth=2", "--set", "model.width=16");
        Invocation compare = Invocation.of("compare", first, deeper);
        assertThat(compare.code()).as(compare.err()).isZero();
        assertThat(compare.outLines()).anyMatch(line -> line.endsWith("depth 2, width 16, seed 1"))
                .anyMatch(line -> line.matches("block 2 +-"))
                .anyMatch(line -> line.matches("last block +-?0\\.[0-9]{3}"));
    }

    /** An export is a model without a run: nothing was scored. */
    @Test
    void aModelAloneHasNoScores() throws IOException {
        Path alone = Files.createDirectories(shared.resolve("alone"));
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(first.resolve(name), alone.resolve(name));
        }
        Invocation compare = Invocation.of("compare", alone, second);
        assertThat(compare.outLines()).first().isEqualTo("1  " + alone + ": sort + successor, depth 1, width 8");
        assertThat(compare.outLines()).anyMatch(line -> line.matches("1 .*/alone +- \\| +-"));
        JsonNode json = Invocation.of("compare", alone, alone, "--json").json();
        assertThat(json.path("runs").path(0).has("seed")).isFalse();
        assertThat(json.path("runs").path(0).path("results")).isEmpty();
    }

    @Test
    void otherTestInputsAreTold() {
        Path elsewhere = run("elsewhere", "--set", "evaluate.seed=7");
        assertThat(Invocation.of("compare", first, elsewhere).outLines())
                .contains("The test inputs are not the same for all.");
    }

    @Test
    void lengthsThatOneOfThemCannotReadAreRefused() {
        Path learned = run("learned", "--set", "model.position={kind: learned, longest: 13}");
        Invocation compare = Invocation.of("compare", first, learned, "--lengths", 7, "--threads", 1);
        assertThat(compare.err()).startsWith("lengthwise: --lengths 7 is not allowed: 1 to 6 for these models");
        assertThat(compare.code()).isEqualTo(2);
        Path held = run("held", "--set", "evaluate={heldOut: 0.001, lengths: [6], samples: 5}");
        assertThat(Invocation.of("compare", held, first, "--threads", 1).code()).isZero();
        assertThat(Invocation.of("compare", held, first, "--lengths", 1).err())
                .startsWith("lengthwise: --lengths 1 is not allowed: the first run kept no input of that length out");
    }

    @Test
    void anotherTaskIsRefused() {
        Path distinct = run("distinct", "--set", "task.repeats=false");
        Invocation compare = Invocation.of("compare", first, distinct);
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.out()).isEmpty();
        assertThat(compare.err()).isEqualTo("lengthwise: " + distinct
                + ": its task is {kind:sort,values:10,repeats:false,separator:true} and that of " + first
                + " is {kind:sort,values:10,repeats:true,separator:true}; only models of one task read the same inputs and can be compared\n");
        assertThat(Invocation.of("compare", distinct, distinct, "--lengths", "11").err())
                .contains("--lengths 11 is not allowed: 1 to 10 for sort");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "nowhere | nowhere: no such folder, nor runs/nowhere",
            ". | not the folder of a run", "--lengths=0 | one RUN is not enough: at least two are compared",
            "--threads=-1 | --threads -1 is not allowed: 0 to 1024", "--seed=x | 'x' is not a whole number"})
    void whatCannotBeComparedIsRefusedInOneLine(String argument, String message) {
        Invocation compare = Invocation.of("compare", first, argument);
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.err()).startsWith("lengthwise: ").contains(message).hasLineCount(1);
    }
}

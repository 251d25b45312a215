package dev.lengthwise.recipe.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecipeSchemaTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static JsonNode yaml(String text) {
        return JSON.valueToTree(
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text));
    }

    private static List<String> wrong(String yaml) {
        return SchemaCheck.wrong(RecipeSchema.json(), yaml(yaml), "recipe");
    }

    static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void theFileIsTheOneThatTheProgramPrints() throws IOException {
        assertThat(JSON.readTree(Files.readString(Path.of("docs", "schema", "recipe.schema.json"))))
                .as("write it anew with: ./lengthwise recipe --schema > docs/schema/recipe.schema.json")
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(RecipeSchema.json())));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void recipesThatComeAlongHoldToItAndNameIt(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(wrong(text)).isEmpty();
        String header = "# yaml-language-server: $schema=";
        assertThat(text).startsWith(header);
        assertThat(file.resolveSibling(text.lines().findFirst().orElseThrow().substring(header.length()))).exists();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void soDoTheirEffectiveOnes(Path file) {
        assertThat(wrong(RecipeWriter.yaml(RecipeReader.read(file, List.of())))).isEmpty();
        assertThat(wrong(RecipeWriter.yaml(RecipeReader.read(file, List.of("train.stopAt={}", "train.keep=all",
                "model.position={kind: learned, longest: 999}", "model.temper.kind=log-length", "stretch=2")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"task: {kind: increment, carries: 0.1}", "{task: {kind: sort}, train: {stopAt: null}}",
            "{task: {kind: sort}, evaluate: {lengths: [1, 5-8, 10-100:10]}}",
            "{task: {kind: sort}, model: {temper: {}}}", "{task: {kind: sort}, hints: [{kind: fill, of: null}]}"})
    void whatTheReaderTakesTheSchemaTakes(String yaml) {
        assertThat(wrong(yaml)).isEmpty();
        assertThat(RecipeReader.parse("x", yaml)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            seed: 1 => recipe.task is missing
            {task: {kind: sort}, trian: {}} => recipe.trian is unknown
            {task: {kind: sort}, train: {steps: 0}} => recipe.train.steps is below 1
            {task: {kind: sort}, train: {steps: 1.5}} => recipe.train.steps is no integer
            {task: {kind: sort}, train: {learningRate: 0}} => recipe.train.learningRate is not above 0
            {task: {kind: sort}, train: {keep: some}} => recipe.train.keep is none of what is allowed
            {task: {kind: sort}, train: {precision: fp16}} => recipe.train.precision is none of ["auto","fp32","bf16","tf32"]
            {task: {kind: sort}, evaluate: {heldOut: 1}} => recipe.evaluate.heldOut is not below 1
            {task: {kind: sort}, evaluate: {lengths: []}} => recipe.evaluate.lengths is too short
            {task: {kind: sort}, lengths: [{min: 2}]} => recipe.lengths[].max is missing
            {task: {kind: sort}, stretch: 0.5} => recipe.stretch is below 1
            {task: {kind: sort}, model: {temper: {beta: 1}}} => recipe.model.temper is none of what is allowed
            {task: {kind: sort, carries: 0.5}} => recipe.task is none of what is allowed
            """)
    void whatTheReaderRefusesTheSchemaRefuses(String yaml, String what) {
        assertThat(wrong(yaml)).containsExactly(what);
    }
}

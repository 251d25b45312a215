package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.model.Temper;
import dev.lengthwise.task.Lengths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped recipes. */
class RecipeFilesTest {
    private static Recipe recipe(String name) {
        return RecipeReader.read(Path.of("recipes", name + ".yaml"), List.of());
    }

    @Test
    void everyOneIsReadAndNamedAfterItsFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            List<Path> recipes = files.toList();
            assertThat(recipes).hasSizeGreaterThanOrEqualTo(8);
            for (Path file : recipes) {
                assertThat(RecipeReader.read(file, List.of()).name() + ".yaml")
                        .isEqualTo(file.getFileName().toString());
            }
        }
    }

    /** But for the engine: a recipe without that key may be from before there were two. */
    @Test
    void theControlHasTheDefaults() {
        assertThat(recipe("sort")).isEqualTo(auto(RecipeReader.parse("sort", "task: {kind: sort}")));
        assertThat(recipe("increment")).isEqualTo(auto(RecipeReader.parse("increment", "task: {kind: increment}")));
    }

    private static Recipe auto(Recipe recipe) {
        return recipe.with("train.engine", "auto");
    }

    @Test
    void theOthersDifferFromTheControlOnlyInWhatTheyAreNamedAfter() {
        Map<String, String> differences = Map.of("sort-successor", "hints: [{kind: successor}]", //
                "sort-tempered", "model: {temper: {kind: log-length, beta: 0.5}}", //
                "sort-tempered-successor",
                "{hints: [{kind: successor}], model: {temper: {kind: log-length, beta: 0.5}}}", //
                "sort-distinct", "task: {kind: sort, repeats: false}", //
                "increment-successor", "{task: {kind: increment}, hints: [{kind: successor}]}");
        differences.forEach((name, difference) -> {
            YamlValue sort = YamlParser.parse(new Where(name), "task: {kind: sort}", new Mistakes());
            YamlValue changed = sort.overlaidBy("", YamlParser.parse(new Where(name), difference, new Mistakes()));
            assertThat(recipe(name)).isEqualTo(auto(RecipeBinder.bind(changed, name, new Mistakes())));
        });
    }

    /** All that a recipe of its kind can have, and a comment on it. */
    @Test
    void theCommentedOneTellsOfEveryKey() throws IOException {
        String commented = Files.readString(Path.of("recipes", "sort-tempered-successor.yaml"));
        assertThat(RecipeWriter.yaml(recipe("sort-tempered-successor")).lines().map(String::strip)
                .map(line -> line.replaceFirst("^- ", "")).map(line -> line.replaceFirst(":.*", "")).distinct())
                .contains("keep", "checkpointEvery", "heldOut")
                .allSatisfy(key -> assertThat(commented).containsPattern("\\b" + key + "\\b"));
    }

    @Test
    void thePapersIsThePapers() {
        Recipe paper = recipe("paper");
        assertThat(List.of(paper.model().width(), paper.model().depth(), paper.train().batch(), paper.train().steps()))
                .containsExactly(1024, 2, 1024, 100_000);
        assertThat(paper.train().learningRate()).isEqualTo(1e-5);
        assertThat(paper.hints().getFirst().share()).isEqualTo(0.5);
        assertThat(paper.lengths()).isEqualTo(Lengths.PAPER.ranges());
        assertThat(paper.model().temper()).isEqualTo(new Temper.None());
    }
}

package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.recipe.RecipeReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeCommandTest {
    @Test
    void explainsAKey() {
        Invocation explain = Invocation.of("recipe", "--explain", "train.clip");
        assertThat(explain.code()).isZero();
        assertThat(explain.out()).isEqualTo("""
                train.clip = 1
                    largest norm of the whole gradient; 0 clips nothing
                    a number, 0 (no clipping) or above
                """);
    }

    @Test
    void explainsAllKeys() {
        assertThat(Invocation.of("recipe", "--explain").outLines()).contains("task (needed)", "task.values = 100",
                "model.mlp = 4 * width", "train.stopAt (not set)", "evaluate.lengths = [5, 10, 20, 30, 50, 100]");
    }

    @Test
    void explainsAsJson() {
        assertThat(Invocation.of("recipe", "--explain", "seed", "--json").json().toString()).isEqualTo(
                "[{\"key\":\"seed\",\"default\":\"1\",\"value\":\"a whole number from 0\",\"says\":"
                        + "\"decides everything random in training: weights, inputs, batches\",\"kinds\":[]}]");
    }

    @Test
    void printsARecipeWithAllItsKeys() {
        Invocation recipe = Invocation.of("recipe", "sort", "--set", "model.width=64");
        assertThat(recipe.code()).as(recipe.err()).isZero();
        assertThat(RecipeReader.parse("again", recipe.out()))
                .isEqualTo(RecipeReader.read(Path.of("recipes", "sort.yaml"), List.of("model.width=64")));
        assertThat(recipe.out()).contains("  mlp: 256\n");
        assertThat(Invocation.of("recipe", "sort", "--json").json().path("train").path("steps").asInt())
                .isEqualTo(3000);
    }

    @Test
    void printsARecipeWithWhatItsKeysAre() {
        Invocation recipe = Invocation.of("recipe", "sort", "--comments");
        assertThat(recipe.code()).as(recipe.err()).isZero();
        assertThat(recipe.outLines())
                .contains("  clip: 1.0                 # largest norm of the whole gradient; 0 clips nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            recipe | missing; one of RECIPE, --explain, --schema and --page is needed
            recipe sort --schema | too much; one of RECIPE, --explain, --schema and --page is needed
            recipe --schema --set seed=1 | --set changes a recipe; RECIPE is missing
            recipe --comments --schema | --comments are a recipe's; RECIPE is missing
            recipe sort --comments --json | --comments and --json exclude each other: JSON has no comments
            recipe --explain clip | clip: not a key of a recipe; did you mean train.clip?
            """)
    void whatCannotBeMeantIsRefused(String command, String message) {
        Invocation refused = Invocation.of((Object[]) command.split(" "));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(message);
    }
}

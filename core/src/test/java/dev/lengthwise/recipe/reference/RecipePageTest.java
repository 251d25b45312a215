package dev.lengthwise.recipe.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RecipePageTest {
    @Test
    void thePageIsTheOneThatTheProgramPrints() throws IOException {
        assertThat(Files.readString(Path.of("docs", "recipe.md")))
                .as("docs/recipe.md; write it anew with: ./lengthwise recipe --page > docs/recipe.md")
                .isEqualTo(RecipePage.markdown());
    }

    @Test
    void everyKeyStandsOnIt() {
        assertThat(RecipeKeys.all()).isNotEmpty()
                .allSatisfy(key -> assertThat(RecipePage.markdown()).contains("| `" + key.path() + "` | "));
    }
}

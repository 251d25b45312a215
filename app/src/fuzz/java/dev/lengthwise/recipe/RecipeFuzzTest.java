package dev.lengthwise.recipe;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.lengthwise.gap.GapPlanKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a recipe's or a study's file says, it is read, or refused by a {@link RecipeException}. */
class RecipeFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "10m")
    void aRecipeIsReadOrRefused(@NotNull String yaml) {
        try {
            Recipe recipe = RecipeReader.parse("fuzz.yaml", yaml);
            Recipe again = RecipeReader.parse("again.yaml", RecipeWriter.yaml(recipe));
            if (!again.equals(recipe)) {
                throw new AssertionError("what is written is read as another recipe: " + recipe + " " + again);
            }
        } catch (RecipeException refused) {
            requireOneLineEach(refused);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void aStudyIsReadOrRefused(@NotNull String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), yaml);
        try {
            new PlanReader(List.of(new GapPlanKind())).read(file, null, List.of());
        } catch (RecipeException refused) {
            requireOneLineEach(refused);
        }
    }

    private static void requireOneLineEach(RecipeException refused) {
        String message = String.valueOf(refused.getMessage());
        if (message.isBlank() || message.lines().anyMatch(String::isBlank)) {
            throw new AssertionError("a refusal without words: " + message, refused);
        }
    }
}

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
import org.junit.jupiter.params.provider.MethodSource;

class RecipeCommentsTest {
    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("recipes"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedRecipeSaysOfEachKeyWhatTheProgramSays(Path recipe) throws IOException {
        assertThat(recipe).hasContent(RecipeComments.in(Files.readString(recipe)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aRecipeWithCommentsIsTheSameRecipeAndEachOfItsLinesHasOne(Path recipe) {
        String yaml = RecipeWriter.yaml(RecipeReader.read(recipe, List.of()));
        String commented = RecipeComments.in(yaml);
        assertThat(RecipeReader.parse("again", commented)).isEqualTo(RecipeReader.parse("once", yaml));
        assertThat(commented.lines().filter(line -> !line.startsWith("  - kind: ")))
                .allMatch(line -> line.matches(".*\\S  ?# \\S.*|.{27} *# \\S.*"));
    }

    @Test
    void aCommentIsOfTheKindThatIsChosen() {
        assertThat(RecipeComments.in("""
                # A title stays.
                task:
                  kind: increment   # wrong
                  values: 10
                model:
                  temper: {kind: log-length, beta: 0.5}
                  position:
                    kind: none
                hints:
                  - kind: carry  # a hint says this itself
                    # share: 0.5
                name: "a # in a name"
                """)).isEqualTo(
                """
                        # A title stays.
                        task:                       # what is to be learned
                          kind: increment           # digits, most significant first -> the number plus one: 1 2 9 9 -> 1 3 0 0
                          values: 10                # the digits, always 10
                        model:                      # the transformer
                          temper: {kind: log-length, beta: 0.5}  # τ(n) = β · ln n, the paper's
                          position:                 # positional embedding; the paper has none
                            kind: none              # no positional embedding, only the causal mask (NoPE)
                        hints:                      # auxiliary tasks that share all weights with the main task except the output head; an empty list is the control
                          - kind: carry  # a hint says this itself
                            # share: 0.5            # share of the batch's examples that are this hint's, at the first step; 0 only if lastShare is above 0
                        name: "a # in a name"       # name of the run; must be usable as a folder name
                        """);
    }
}

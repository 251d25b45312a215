package dev.lengthwise.recipe.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecipeKeysTest {
    private static RecipeKey key(String path) {
        return RecipeKeys.at(path).getFirst();
    }

    private static Set<String> written(JsonNode node, String path) {
        Set<String> paths = new TreeSet<>();
        node.properties().forEach(entry -> {
            String inner = path + entry.getKey();
            paths.add(inner);
            paths.addAll(written(entry.getValue(), inner + "."));
        });
        if (node.isArray()) {
            node.forEach(element -> paths.addAll(written(element, path + "N.")));
        }
        return paths;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort-tempered-successor", "increment-successor", "paper"})
    void everyKeyThatIsWrittenIsTold(String name) {
        Recipe recipe = RecipeReader.read(Path.of("recipes", name + ".yaml"),
                List.of("model.position={kind: learned, longest: 999}", "train.stopAt={}"));
        assertThat(RecipeKeys.all()).extracting(RecipeKey::path)
                .containsAll(written(RecipeWriter.json(recipe), ""));
    }

    /** What is told as a default is what a recipe has that does not give the key. */
    @Test
    void whatIsToldAsADefaultIsTheDefault() {
        Recipe absent = RecipeReader.parse("x", "task: {kind: sort}");
        List<RecipeKey> plain = RecipeKeys.all().stream()
                .filter(key -> !key.path().contains(".N.") && !key.path().startsWith("start.")
                        && !Set.of("", "needed", "not set").contains(key.absent()) && key.kinds().isEmpty()
                        && !Set.of("name", "model.mlp", "train.warmup").contains(key.path()))
                .toList();
        assertThat(plain).hasSizeGreaterThan(25);
        for (RecipeKey key : plain) {
            List<String> sets = key.path().startsWith("train.stopAt")
                    ? List.of("train.stopAt={}", key.path() + "=" + key.absent())
                    : List.of(key.path() + "=" + key.absent());
            Recipe given = RecipeReader.parse("x", "task: {kind: sort}", sets);
            Recipe without = key.path().startsWith("train.stopAt")
                    ? absent.with("train.stopAt", Map.of())
                    : absent;
            assertThat(given).as(key.path()).isEqualTo(without);
        }
    }

    @Test
    void aKeyIsToldWithItsDefaultAndWhatItMayBe() {
        assertThat(key("train.clip")).isEqualTo(new RecipeKey("train.clip", "a number, 0 (no clipping) or above", "1",
                "largest norm of the whole gradient; 0 clips nothing", List.of()));
        assertThat(key("train.keep").form()).isEqualTo("a whole number, at least 1, or all");
        assertThat(key("train.precision").form()).isEqualTo("auto, fp32, bf16 or tf32");
        assertThat(key("model.mlp").absent()).isEqualTo("4 * width");
        assertThat(key("train.stopAt").absent()).isEqualTo("not set");
        assertThat(key("model.temper.beta").kinds()).containsExactly("constant", "log-length",
                "one-plus-log-length", "log-length-plus-one", "log-length-beyond", "log-length-up-to");
    }

    @Test
    void anIndexInAListIsAnyOrNone() {
        assertThat(key("hints.0.share")).isEqualTo(key("hints.N.share")).isEqualTo(key("hints.share"));
    }

    @Test
    void ofAMapAllKeysAreTold() {
        assertThat(RecipeKeys.at("train.stopAt").stream().map(RecipeKey::name).collect(Collectors.joining(" ")))
                .isEqualTo("stopAt exact every samples");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            clip | clip: not a key of a recipe; did you mean train.clip?
            train.clop | train.clop: not a key of a recipe; did you mean train.clip?
            hints.0.shar | hints.0.shar: not a key of a recipe; did you mean hints.share?
            samples | samples: not a key of a recipe; did you mean train.stopAt.samples or evaluate.samples?
            nothing.like.it | nothing.like.it: not a key of a recipe; allowed: name, task, hints,
            """)
    void aKeyThatThereIsNotIsRefusedWithTheOneThatIsMeant(String path, String message) {
        assertThatThrownBy(() -> RecipeKeys.at(path)).isInstanceOf(RecipeException.class)
                .hasMessageStartingWith(message);
    }
}

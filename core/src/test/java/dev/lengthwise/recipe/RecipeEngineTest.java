package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.engine.EngineKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which engine a recipe asks for: it hangs on the recipe alone, as the bits of its runs do. */
class RecipeEngineTest {
    private static Recipe recipe(String engine, int width, String precision) {
        return Recipe.of("sort").with("model.width", width).with("train.precision", precision).with("train.engine",
                engine);
    }

    @ParameterizedTest
    @CsvSource({"64,auto,KERNEL", "128,auto,KERNEL", "128,fp32,KERNEL", "128,bf16,TORCH", "132,auto,TORCH",
            "1024,auto,TORCH"})
    void autoIsOurOwnUpToAWidthAndInFp32(int width, String precision, EngineKind engine) {
        Recipe recipe = recipe("auto", width, precision);
        assertThat(recipe.engine()).isEqualTo(engine);
        assertThat(recipe.settled(false)).isEqualTo(recipe(engine.toString(), width, precision));
    }

    @Test
    void whatIsAskedForIsTaken() {
        assertThat(recipe("torch", 64, "auto").engine()).isEqualTo(EngineKind.TORCH);
        assertThat(recipe("kernel", 1024, "auto").engine()).isEqualTo(EngineKind.KERNEL);
        assertThat(recipe("kernel", 64, "auto").settled(true)).isEqualTo(recipe("kernel", 64, "auto"));
    }

    @Test
    void onAGpuAutoIsLibtorch() {
        assertThat(recipe("auto", 64, "auto").settled(true).engine()).isEqualTo(EngineKind.TORCH);
    }

    @Test
    void aRecipeWithoutTheKeyIsFromBeforeThereWereTwo() {
        assertThat(Recipe.of("sort").with("train", Map.of("steps", 10)).engine())
                .isEqualTo(EngineKind.TORCH);
    }
}

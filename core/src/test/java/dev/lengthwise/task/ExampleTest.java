package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExampleTest {
    @Test
    void readsInputThenContextThenCompletion() {
        Example example = new Example(new int[]{7, 3, 9}, new int[]{100, 3}, new int[]{7});

        assertThat(example.length()).isEqualTo(3);
        assertThat(example.given()).isEqualTo(5);
        assertThat(example.prompt()).containsExactly(7, 3, 9, 100, 3);
        assertThat(example.tokens()).containsExactly(7, 3, 9, 100, 3, 7);
    }

    @Test
    void theCompletionFollowsTheInputWhereThereIsNoContext() {
        Example example = new Example(new int[]{7, 3}, new int[0], new int[]{3, 7, 101});

        assertThat(example.given()).isEqualTo(2);
        assertThat(example.prompt()).containsExactly(7, 3);
        assertThat(example.tokens()).containsExactly(7, 3, 3, 7, 101);
    }

    @Test
    void refusesEmptyParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Example(new int[]{7, 3}, new int[]{100}, new int[0]))
                .withMessage("input [2] and completion [0] must not be empty");
    }
}

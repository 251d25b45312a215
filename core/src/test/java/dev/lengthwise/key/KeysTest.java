package dev.lengthwise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeysTest {
    interface Sized {
        @Key(value = "how large it is", absent = "3", allowed = "at least 1")
        int size();
    }

    record Box(@Key(value = "what stands on it", absent = "box") String label, int size,
            @Key(value = "twice as much", absent = "2 * size", derived = Twice.class, before = "label") int weight)
            implements
                Sized {
        Box {
            Keys.check(Box.class, label, size, weight);
        }
    }

    static final class Twice implements Derived<Integer> {
        @Override
        public Integer from(Map<String, ?> others) {
            return 2 * (Integer) Objects.requireNonNull(others.get("size"));
        }
    }

    record Bare(int size) {
    }

    @Test
    void aKeyIsSaidOnTheComponentOrOnAnInterfaceOfSeveralRecords() {
        assertThat(Keys.of(Box.class, "label").absent()).isEqualTo("box");
        assertThat(Keys.of(Box.class, "size").value()).isEqualTo("how large it is");
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.of(Bare.class, "size"))
                .withMessageContaining("Bare.size has no @Key");
    }

    @Test
    void aKeyMayBeWrittenBeforeAnother() {
        assertThat(Keys.names(Box.class)).containsExactly("label", "size", "weight");
        assertThat(Keys.written(Box.class)).extracting(RecordComponent::getName)
                .containsExactly("weight", "label", "size");
    }

    @Test
    void aDefaultMayFollowFromAnotherKey() {
        assertThat(Keys.derived(Keys.of(Box.class, "weight"), Map.of("size", 4))).isEqualTo(8);
    }

    @Test
    void recordsAreMadeAndTakenApart() {
        Box box = Keys.create(Box.class, List.of("a", 2, 5));
        assertThat(box).isEqualTo(new Box("a", 2, 5));
        assertThat(Keys.components(Box.class).stream().map(component -> Keys.value(box, component)))
                .containsExactly("a", 2, 5);
    }

    @Test
    void aNumberOutOfItsBoundsIsRefusedByTheConstructor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.create(Box.class, List.of("a", 0, 5)))
                .withMessage("size 0 is below 1");
    }
}

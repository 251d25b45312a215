package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.result.manifest.Movement.From;
import dev.lengthwise.tensor.Numbers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MovementsTest {
    /** From (3, 0, 4) to (0, 5, 12): lengths 5 and 13, (3, -5, -8) between them, 48 / 65 the cosine. */
    @Test
    void areLengthsOverAllWeights() {
        Movement movement = Movements.of(
                Map.of("a", Numbers.of(new float[]{3, 0}, 2), "b", Numbers.of(new float[]{4}, 1)),
                Map.of("a", Numbers.of(new float[]{0, 5}, 2), "b", Numbers.of(new float[]{12}, 1)), From.RANDOM);
        assertThat(movement.start()).isEqualTo(5);
        assertThat(movement.end()).isEqualTo(13);
        assertThat(movement.distance()).isCloseTo(Math.sqrt(98), within(1e-12));
        assertThat(movement.cosine()).isCloseTo(48 / 65.0, within(1e-12));
        assertThat(movement.relative()).isCloseTo(Math.sqrt(98) / 5, within(1e-12));
    }

    @Test
    void areReadAsTheyWereWritten() {
        Movement movement = new Movement(5, 13, 9.5, From.CONSTRUCTION);
        assertThat(RecordWriter.tree(movement).propertyNames()).containsExactly("start", "end", "distance", "cosine",
                "from");
        assertThat(RecordReader.read(Movement.class, RecordWriter.tree(movement))).isEqualTo(movement);
    }

    @Test
    void needTheSameWeights() {
        var weights = Map.of("a", Numbers.of(new float[]{3, 0}, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Movements.of(weights, Map.of(), From.RANDOM))
                .withMessage("the model has no a: it has []");
    }
}

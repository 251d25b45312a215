package dev.lengthwise.construct.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.construct.Exactness;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.DigitSuccessor;
import dev.lengthwise.task.increment.Increment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncrementConstructionTest {
    private static final Increment INCREMENT = new Increment(0.5);

    static List<Sharpness> sharp() {
        return List.of(Sharpness.tempered(1), Sharpness.tempered(2), Sharpness.plain(Math.log(130)));
    }

    @ParameterizedTest
    @MethodSource("sharp")
    void isExactOnEveryShortNumber(Sharpness sharpness) {
        try (Exactness exact = new Exactness(INCREMENT, new IncrementConstruction(sharpness, 60))) {
            for (int length = 1; length <= 3; length++) {
                exact.holds(Exactness.all(length, 10));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sharp")
    void isExactUpToItsBound(Sharpness sharpness) {
        Random random = new Random(1);
        try (Exactness exact = new Exactness(INCREMENT, new IncrementConstruction(sharpness, 60))) {
            for (int length : new int[]{4, 9, 31, 60}) {
                exact.holds(numbers(length, random));
            }
        }
    }

    @Test
    void isExactAtALongLength() {
        try (Exactness exact = new Exactness(INCREMENT, new IncrementConstruction(Sharpness.tempered(2), 2000))) {
            int[] number = Exactness.filled(2000, 9);
            Arrays.fill(number, 0, 700, 0);
            number[1700] = 4; // 700 zeros, 1000 nines, a 4, 299 nines
            exact.holds(List.of(number));
        }
    }

    /** Leading zeros, runs at the front, long carries, nines alone, one digit that differs. */
    private static List<int[]> numbers(int length, Random random) {
        List<int[]> numbers = new ArrayList<>(Exactness.uniform(5, length, 10, random));
        numbers.addAll(Exactness.adversarial(length, 10, random));
        for (int i = 0; i < 8; i++) {
            int[] number = random.ints(length, 0, 10).toArray();
            int run = random.nextInt(length + 1);
            Arrays.fill(number, 0, run, random.nextInt(10));
            Arrays.fill(number, random.nextInt(length + 1), length, 9);
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void theSameTrunkAnswersTheSuccessorHint() {
        Hint successor = Hints.create(DigitSuccessor.NAME, INCREMENT, null);
        Random random = new Random(8);
        try (Exactness exact = new Exactness(INCREMENT, new IncrementConstruction(Sharpness.tempered(2), 40))) {
            for (int length : new int[]{1, 2, 3, 12, 40}) {
                exact.holds(DigitSuccessor.NAME, numbers(length, random),
                        input -> successor.ask(input, new Random(input.length)));
            }
        }
    }

    /** Beyond the bound places are no longer told apart. */
    @Test
    void isNotExactFarBeyondItsBound() {
        try (Exactness exact = new Exactness(INCREMENT, new IncrementConstruction(Sharpness.tempered(2), 5))) {
            exact.holds(numbers(5, new Random(4)));
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> exact.holds(numbers(20, new Random(4))))
                    .withMessageStartingWith("increment of [");
        }
    }

    @Test
    void refusesABoundItCannotKeep() {
        assertThat(new IncrementConstruction(Sharpness.tempered(2), 7).maxLength()).isEqualTo(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncrementConstruction(Sharpness.tempered(2), 100_001))
                .withMessage("max-length 100001 is not in 1..100000");
    }
}

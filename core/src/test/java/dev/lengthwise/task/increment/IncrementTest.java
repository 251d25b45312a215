package dev.lengthwise.task.increment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncrementTest {
    private static final Increment INCREMENT = new Increment(0.5);

    @ParameterizedTest
    @CsvSource({"1 2 9 9, 1 3 0 0 END", "9 9, 1 0 0 END", "0 9, 1 0 END", "0 0 3, 0 0 4 END", "0, 1 END",
            "9, 1 0 END", "8 9, 9 0 END", "1 2 3, 1 2 4 END"})
    void writesTheNextNumberAndEnds(String input, String answer) {
        Example example = INCREMENT.pose(Arrays.stream(input.split(" ")).mapToInt(Integer::parseInt).toArray());

        assertThat(example.context()).containsExactly(10);
        assertThat(Inputs.words(INCREMENT.vocabulary(), example.completion())).isEqualTo(answer);
    }

    @Test
    void agreesWithBigIntegers() {
        for (int[] input : Inputs.ofIncrement(30)) {
            String expected = next(input).chars().mapToObj(digit -> digit - '0' + " ").collect(Collectors.joining())
                    + "END";

            assertThat(Inputs.words(INCREMENT.vocabulary(), INCREMENT.pose(input).completion())).isEqualTo(expected);
        }
    }

    @Test
    void namesTheDecisionOfEveryToken() {
        assertThat(INCREMENT.decisions(new int[]{1, 2, 9, 9})).containsExactly("copied digit", "incremented digit",
                "zeroed digit", "zeroed digit", "end");
        assertThat(INCREMENT.decisions(new int[]{9, 9})).containsExactly("overflow digit", "zeroed digit",
                "zeroed digit", "end");
        assertThat(INCREMENT.decisions(new int[]{0, 9})).containsExactly("incremented digit", "zeroed digit", "end");
        assertThat(INCREMENT.decisions(new int[]{9, 9, 4})).containsExactly("copied digit", "copied digit",
                "incremented digit", "end");
    }

    @Test
    void labelsSayWhatBecameOfEachDigit() {
        for (int[] input : Inputs.ofIncrement(20)) {
            String next = next(input);
            List<String> expected = new ArrayList<>();
            int more = next.length() - input.length;
            for (int i = 0; i < next.length(); i++) {
                int change = i < more ? 10 : next.charAt(i) - '0' - input[i - more];
                expected.add(switch (change) {
                    case 10 -> "overflow digit";
                    case 0 -> "copied digit";
                    case 1 -> "incremented digit";
                    case -9 -> "zeroed digit";
                    default -> "impossible";
                });
            }
            expected.add("end");

            assertThat(INCREMENT.decisions(input)).isEqualTo(expected)
                    .hasSameSizeAs(INCREMENT.pose(input).completion());
        }
    }

    /** The number after the input's, with as many leading zeros as the input's length asks for. */
    private static String next(int[] input) {
        String digits = Arrays.stream(input).mapToObj(Integer::toString).collect(Collectors.joining());
        String sum = new BigInteger(digits).add(BigInteger.ONE).toString();
        return "0".repeat(Math.max(0, input.length - sum.length())) + sum;
    }

    @Test
    void drawsDigitsUniformlyWithoutCarries() {
        SplittableRandom random = new SplittableRandom(5);
        int[][] counts = new int[4][10];
        for (int i = 0; i < 20_000; i++) {
            int[] input = new Increment(0).draw(4, random);
            for (int position = 0; position < 4; position++) {
                counts[position][input[position]]++;
            }
        }
        // 2000 expected, standard deviation 42.
        assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream)).allSatisfy(
                count -> assertThat(count).isCloseTo(2000, within(220)));
    }

    /**
     * With n = 4 the run that is put in has length k = 0..4, each for a fifth; the digits before it are 9 for a tenth. At least
     * r nines at the end: (Σ over k < r of 0.1^(r-k), + 5 - r) / 5, so 0.82, 0.622, 0.4222, 0.22222 for r = 1..4.
     */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.82", "1, 2, 0.622", "1, 3, 0.4222", "1, 4, 0.22222", "0, 1, 0.1", "0, 2, 0.01",
            "0.5, 1, 0.46", "0.5, 4, 0.11116"})
    void endsInNinesAsOftenAsCarriesSays(double carries, int run, double expected) {
        SplittableRandom random = new SplittableRandom(6);
        Increment increment = new Increment(carries);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            int[] input = increment.draw(4, random);
            assertThat(input).hasSize(4);
            found += Arrays.stream(input, 4 - run, 4).allMatch(digit -> digit == 9) ? 1 : 0;
        }
        // The standard deviation is at most 0.0035.
        assertThat(found / 20_000.0).isCloseTo(expected, within(0.015));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.5, Double.NaN})
    void refusesCarriesThatAreNoShare(double carries) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Increment(carries))
                .withMessage("carries " + carries + " is not in 0..1");
    }

    @Test
    void refusesLengthsBelowOneAndTokensThatAreNotDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> INCREMENT.draw(0, new SplittableRandom(1)))
                .withMessage("length 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> INCREMENT.pose(new int[]{1, 10}))
                .withMessage("input[1] is 10, which is not a value: 0..9");
    }

    @Test
    void hasTenValuesAndNoLongestLength() {
        assertThat(INCREMENT.name()).isEqualTo("increment");
        assertThat(INCREMENT.vocabulary().values()).isEqualTo(10);
        assertThat(INCREMENT.maxLength()).isEqualTo(Integer.MAX_VALUE);
    }
}

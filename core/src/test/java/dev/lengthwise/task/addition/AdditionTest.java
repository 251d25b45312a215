package dev.lengthwise.task.addition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.digits.DigitFormat;
import dev.lengthwise.task.digits.DigitOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdditionTest {
    private static final Addition ADDITION = config(DigitOrder.PLAIN, DigitOrder.REVERSED, false, false,
            DigitFormat.PLAIN, false).task();

    private static AdditionConfig config(DigitOrder operands, DigitOrder answer, boolean equal, boolean padding,
            DigitFormat format, boolean scratchpad) {
        return new AdditionConfig(operands, answer, equal, padding, format, 60, 0.5, scratchpad);
    }

    static Stream<AdditionConfig> everyForm() {
        List<AdditionConfig> forms = new ArrayList<>();
        for (DigitOrder operands : DigitOrder.values()) {
            for (DigitOrder answer : DigitOrder.values()) {
                for (DigitFormat format : DigitFormat.values()) {
                    for (int bits = 0; bits < 8; bits++) {
                        forms.add(config(operands, answer, (bits & 1) > 0, (bits & 2) > 0, format, (bits & 4) > 0));
                    }
                }
            }
        }
        return forms.stream();
    }

    private static int[] tokens(Addition addition, String words) {
        return Stream.of(words.split(" ")).mapToInt(word -> addition.vocabulary().token(word).orElseThrow()).toArray();
    }

    private static String answer(Addition addition, String words) {
        return Inputs.words(addition.vocabulary(), addition.pose(tokens(addition, words)).completion());
    }

    @ParameterizedTest
    @CsvSource({"1 2 + 9, 1 2 END", "9 9 + 1, 0 0 1 END", "0 0 + 0, 0 0 END", "4 + 5, 9 END", "5 + 1 2 3, 8 2 1 END"})
    void writesTheSumTheLeastSignificantDigitFirst(String input, String answer) {
        assertThat(answer(ADDITION, input)).isEqualTo(answer);
    }

    @Test
    void writesItInEachForm() {
        assertThat(answer(config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, false, DigitFormat.PLAIN, false).task(),
                "1 2 + 9")).isEqualTo("2 1 END");
        assertThat(answer(config(DigitOrder.REVERSED, DigitOrder.REVERSED, false, false, DigitFormat.PLAIN, false)
                .task(), "2 1 + 9")).isEqualTo("1 2 END");
        assertThat(answer(config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, true, DigitFormat.PLAIN, false).task(),
                "1 2 + 0 9")).isEqualTo("0 2 1 END");
        assertThat(answer(config(DigitOrder.PLAIN, DigitOrder.REVERSED, false, false, DigitFormat.SPACED, false)
                .task(), "1 _ 2 + 9")).isEqualTo("1 2 END");
        assertThat(answer(config(DigitOrder.PLAIN, DigitOrder.REVERSED, false, false, DigitFormat.INDEX_HINTED,
                false).task(), "i8 9 i7 2 + i7 9")).isEqualTo("i7 1 i8 0 i9 1 END");
        assertThat(answer(config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, false, DigitFormat.PLAIN, true).task(),
                "1 2 + 9")).isEqualTo("1 1 2 0 = 2 1 END");
    }

    /** The digits of an input's text, whatever stands beside them. */
    private static BigInteger number(String words, DigitOrder order) {
        StringBuilder digits = new StringBuilder();
        Stream.of(words.split(" ")).filter(word -> word.matches("\\d")).forEach(digits::append);
        return new BigInteger((order == DigitOrder.REVERSED ? digits.reverse() : digits).toString());
    }

    private static int digits(String words) {
        return (int) Stream.of(words.split(" ")).filter(word -> word.matches("\\d")).count();
    }

    /** Of every form, at all lengths to 50: the last digits of the text are those of the sum by the library. */
    @ParameterizedTest
    @MethodSource("everyForm")
    void agreesWithBigIntegers(AdditionConfig config) {
        Addition addition = config.task();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            int length = 1 + i % 50;
            int[] input = addition.draw(length, random);
            String[] two = Inputs.words(addition.vocabulary(), input).split(" \\+ ");
            assertThat(Math.max(digits(two[0]), digits(two[1]))).isEqualTo(length).isEqualTo(addition.length(input));
            if (config.equal() || config.padding()) {
                assertThat(digits(two[0])).isEqualTo(digits(two[1]));
            }
            BigInteger sum = number(two[0], config.operands()).add(number(two[1], config.operands()));
            int answered = Math.max(length + (config.padding() ? 1 : 0), sum.toString().length());
            String expected = "0".repeat(answered - sum.toString().length()) + sum;
            String written = Inputs.words(addition.vocabulary(), addition.pose(input).completion());
            String answer = written.substring(written.indexOf('=') + 1).replaceAll("i\\d+|END| ", "");
            if (config.answer() == DigitOrder.REVERSED) {
                answer = new StringBuilder(answer).reverse().toString();
            }
            assertThat(answer).isEqualTo(expected);
            assertThat(written).endsWith(" END");
            if (config.scratchpad()) {
                assertSteps(written.substring(0, written.indexOf('=')).replaceAll("i\\d+| ", ""), two, config);
            }
        }
    }

    /** Digit and carry in turn, by long addition of the texts. */
    private static void assertSteps(String steps, String[] two, AdditionConfig config) {
        BigInteger one = number(two[0], config.operands());
        BigInteger other = number(two[1], config.operands());
        StringBuilder expected = new StringBuilder();
        for (int place = 1; expected.length() < 2 * Math.max(digits(two[0]), digits(two[1])); place++) {
            BigInteger power = BigInteger.TEN.pow(place);
            BigInteger part = one.mod(power).add(other.mod(power));
            expected.append(part.mod(power).divide(BigInteger.TEN.pow(place - 1))).append(part.divide(power));
        }
        assertThat(steps).isEqualTo(expected.toString());
    }

    /** Where the indices of the answer are those of the same places of the numbers. */
    @Test
    void indicesSayThePlace() {
        Addition addition = config(DigitOrder.PLAIN, DigitOrder.REVERSED, true, false, DigitFormat.INDEX_HINTED, false)
                .task();
        SplittableRandom random = new SplittableRandom(2);
        assertThat(addition.maxLength()).isEqualTo(59);
        int[] starts = new int[60];
        for (int i = 0; i < 3000; i++) {
            String[] input = Inputs.words(addition.vocabulary(), addition.draw(5, random)).split(" ");
            int start = Integer.parseInt(input[8].substring(1));
            starts[start]++;
            assertThat(input).startsWith("i" + (start + 4)).contains("i" + (start + 1), "i" + (start + 3));
        }
        assertThat(Arrays.stream(starts, 0, 55)).allSatisfy(often -> assertThat(often).isBetween(20, 100));
        assertThat(Arrays.stream(starts, 55, 60)).containsOnly(0);
    }

    @Test
    void aDecisionIsNamedByTheCarryIntoItsColumn() {
        assertThat(ADDITION.decisions(tokens(ADDITION, "9 9 9 5 + 7"))).containsExactly("digit without carry",
                "digit after a carry", "carry chain of 2", "carry chain of 3", "last carry", "end");
        assertThat(ADDITION.decisions(tokens(ADDITION, "3 9 8 + 5 5"))).containsExactly("digit without carry",
                "digit after a carry", "digit after a carry", "end");
        assertThat(ADDITION.decisions(tokens(ADDITION, "3 1 + 5"))).containsExactly("digit without carry",
                "digit alone", "end");
        Addition padded = config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, true, DigitFormat.PLAIN, false).task();
        assertThat(padded.decisions(tokens(padded, "3 1 + 0 5"))).containsExactly("leading zero",
                "digit without carry", "digit without carry", "end");
        Addition steps = config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, false, DigitFormat.PLAIN, true).task();
        assertThat(steps.decisions(tokens(steps, "1 + 9"))).containsExactly("digit without carry", "carry out",
                "equals sign", "digit of the steps", "digit of the steps", "end");
    }

    /** How far a carry has come, by adding only the lower columns: from the nearest column where it could begin. */
    @Test
    void chainsAreAsLongAsTheColumnsThatACarryHangsOn() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            int[] input = ADDITION.draw(1 + i % 50, random);
            String[] two = Inputs.words(ADDITION.vocabulary(), input).split(" \\+ ");
            BigInteger one = number(two[0], DigitOrder.PLAIN);
            BigInteger other = number(two[1], DigitOrder.PLAIN);
            List<String> labels = ADDITION.decisions(input);
            for (int place = 0; place < ADDITION.length(input); place++) {
                int chain = 0;
                boolean carried = false;
                while (chain < place && !carried) {
                    chain++;
                    BigInteger below = BigInteger.TEN.pow(place - chain);
                    BigInteger window = BigInteger.TEN.pow(chain);
                    carried = one.divide(below).mod(window).add(other.divide(below).mod(window)).compareTo(window) >= 0;
                }
                String expected = !carried
                        ? place < Math.min(digits(two[0]), digits(two[1])) ? "digit without carry" : "digit alone"
                        : chain == 1 ? "digit after a carry" : "carry chain of " + chain;
                assertThat(labels.get(place)).isEqualTo(expected);
            }
        }
    }

    /** By the texts again: a column's digits, and whether the lower columns carry. */
    @ParameterizedTest
    @MethodSource("everyForm")
    void hintsAskAboutTheColumnAfterThePrefix(AdditionConfig config) {
        Addition addition = config.task();
        SplittableRandom random = new SplittableRandom(4);
        boolean indexed = config.format() == DigitFormat.INDEX_HINTED;
        for (int i = 0; i < 200; i++) {
            int[] input = addition.draw(1 + i % 50, random);
            String[] two = Inputs.words(addition.vocabulary(), input).split(" \\+ ");
            BigInteger one = number(two[0], config.operands());
            BigInteger other = number(two[1], config.operands());
            String whole = Inputs.words(addition.vocabulary(), addition.pose(input).completion());
            String answer = whole.substring(whole.indexOf('=') + 1).strip();
            for (Hint hint : addition.hints()) {
                Example example = hint.ask(input, random);
                String prefix = Inputs.words(addition.vocabulary(),
                        Arrays.copyOfRange(example.context(), 1, example.context().length));
                assertThat(answer).startsWith(prefix);
                int before = prefix.isEmpty() ? 0 : digits(prefix);
                int place = config.answer() == DigitOrder.REVERSED ? before : digits(answer) - 1 - before;
                assertThat(place).isBetween(0, addition.length(input) - 1);
                if (indexed) {
                    assertThat(prefix).matches("(i\\d+ \\d )*i\\d+");
                }
                BigInteger power = BigInteger.TEN.pow(place);
                BigInteger expected = hint.name().equals("no-carry")
                        ? one.divide(power).mod(BigInteger.TEN).add(other.divide(power).mod(BigInteger.TEN))
                                .mod(BigInteger.TEN)
                        : one.mod(power).add(other.mod(power)).divide(power);
                assertThat(example.completion()).containsExactly(expected.intValue());
            }
        }
    }

    @Test
    void halfOfTheInputsHaveALongCarryUnlessToldOtherwise() {
        SplittableRandom random = new SplittableRandom(5);
        double[] mean = new double[2];
        for (int carries = 0; carries < 2; carries++) {
            Addition addition = new AdditionConfig(DigitOrder.PLAIN, DigitOrder.REVERSED, true, false,
                    DigitFormat.PLAIN, 60, carries, false).task();
            for (int i = 0; i < 2000; i++) {
                mean[carries] += Arrays.stream(addition.columns(addition.draw(40, random)).chains()).max()
                        .orElseThrow() / 2000.0;
            }
        }
        assertThat(mean[0]).isCloseTo(2.1, within(0.5)); // 40 columns, each passes a carry on in a tenth of the cases
        assertThat(mean[1]).isGreaterThan(8);
    }

    @Test
    void bothNumbersMayBeTheLongerOne() {
        SplittableRandom random = new SplittableRandom(6);
        int first = 0;
        int equal = 0;
        for (int i = 0; i < 4000; i++) {
            String[] two = Inputs.words(ADDITION.vocabulary(), ADDITION.draw(4, random)).split(" \\+ ");
            first += digits(two[0]) > digits(two[1]) ? 1 : 0;
            equal += digits(two[0]) == digits(two[1]) ? 1 : 0;
        }
        assertThat(equal / 4000.0).isCloseTo(0.25, within(0.03));
        assertThat(first / 4000.0).isCloseTo(0.375, within(0.03));
    }

    @Test
    void familiesCarryEverywhereOrNowhere() {
        assertThat(ADDITION.families()).containsExactly(UniformFamily.UNIFORM, AdditionFamily.NINES,
                AdditionFamily.NINES_AND_ONE, AdditionFamily.ALMOST_CARRIES);
        assertThat(Inputs.words(ADDITION.vocabulary(), AdditionFamily.NINES_AND_ONE.typical(ADDITION, 3)))
                .isEqualTo("9 9 9 + 1");
        assertThat(Inputs.words(ADDITION.vocabulary(), AdditionFamily.ALMOST_CARRIES.typical(ADDITION, 2)))
                .isEqualTo("4 4 + 5 5");
        Addition hinted = config(DigitOrder.PLAIN, DigitOrder.REVERSED, true, false, DigitFormat.INDEX_HINTED, false)
                .task();
        assertThat(Inputs.words(hinted.vocabulary(), AdditionFamily.NINES_AND_ONE.typical(hinted, 2)))
                .isEqualTo("i1 9 i0 9 + i1 0 i0 1");
        assertThat(ADDITION.decisions(AdditionFamily.NINES_AND_ONE.typical(ADDITION, 50)))
                .contains("carry chain of 49");
        assertThat(ADDITION.decisions(AdditionFamily.ALMOST_CARRIES.typical(ADDITION, 50)))
                .containsOnly("digit without carry", "end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 2 | a number has no digit", "1 2 + | a number has no digit",
            "+ 1 | a number has no digit", "1 + 2 + 3 | \"+\" does not belong there"})
    void refusesWhatIsNoSum(String input, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> ADDITION.check(tokens(ADDITION, input)))
                .withMessage("the input is no sum of two numbers: " + reason + "; such as \"1 2 + 9\" is allowed");
    }

    @Test
    void refusesWhatItsFormDoesNotHave() {
        Addition equal = config(DigitOrder.PLAIN, DigitOrder.PLAIN, true, false, DigitFormat.SPACED, false).task();
        assertThatIllegalArgumentException().isThrownBy(() -> equal.check(tokens(equal, "1 2 + 3")))
                .withMessageContaining("they have 2 and 1 digits and must have equally many")
                .withMessageContaining("such as \"1 2 + 0 9\" is allowed");
        assertThatIllegalArgumentException().isThrownBy(() -> equal.check(tokens(equal, "_ 2 + 3")))
                .withMessageContaining("\"_\" does not belong there");
        Addition hinted = config(DigitOrder.PLAIN, DigitOrder.PLAIN, false, false, DigitFormat.INDEX_HINTED, false)
                .task();
        for (String wrong : List.of("1 + 2", "i1 1 i1 2 + i1 3", "i2 1 i1 2 + i2 3", "i1 1 i2 2 + i1 3",
                "i59 1 + i59 1",
                "i1 i2 1 + i1 3")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> hinted.check(tokens(hinted, wrong)))
                    .withMessageStartingWith("the input is no sum of two numbers: ");
        }
        hinted.check(tokens(hinted, "i2 1 i1 2 + i1 3"));
        assertThatIllegalArgumentException().isThrownBy(() -> hinted.draw(60, new SplittableRandom(1)))
                .withMessage("length 60 is not in 1..59");
    }
}

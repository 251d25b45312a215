package dev.lengthwise.task.multiplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
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

class MultiplicationTest {
    private static final Multiplication REVERSED = new MultiplicationConfig(DigitOrder.PLAIN, DigitOrder.REVERSED,
            false, false).task();

    static Stream<MultiplicationConfig> everyForm() {
        List<MultiplicationConfig> forms = new ArrayList<>();
        for (DigitOrder operands : DigitOrder.values()) {
            for (DigitOrder answer : DigitOrder.values()) {
                for (int bits = 0; bits < 4; bits++) {
                    forms.add(new MultiplicationConfig(operands, answer, (bits & 1) > 0, (bits & 2) > 0));
                }
            }
        }
        return forms.stream();
    }

    private static int[] tokens(Multiplication multiplication, String words) {
        return Stream.of(words.split(" ")).mapToInt(word -> multiplication.vocabulary().token(word).orElseThrow())
                .toArray();
    }

    private static BigInteger number(String digits, DigitOrder order) {
        String text = digits.replace(" ", "");
        return new BigInteger(order == DigitOrder.REVERSED ? new StringBuilder(text).reverse().toString() : text);
    }

    @ParameterizedTest
    @CsvSource({"4 7 * 6, 2 8 2 END", "1 2 * 3, 6 3 END", "9 9 * 0, 0 0 END", "0 4 * 2, 8 0 END"})
    void writesTheProductTheLeastSignificantDigitFirst(String input, String answer) {
        assertThat(Inputs.words(REVERSED.vocabulary(), REVERSED.pose(tokens(REVERSED, input)).completion()))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void agreesWithBigIntegers(MultiplicationConfig config) {
        Multiplication multiplication = config.task();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            int length = 1 + i % 50;
            int[] input = multiplication.draw(length, random);
            assertThat(multiplication.length(input)).isEqualTo(length);
            String[] two = Inputs.words(multiplication.vocabulary(), input).split(" \\* ");
            BigInteger number = number(two[0], config.operands());
            BigInteger digit = new BigInteger(two[1]);
            String product = number.multiply(digit).toString();
            String expected = "0".repeat(Math.max(0, length + (config.padding() ? 1 : 0) - product.length())) + product;
            String written = Inputs.words(multiplication.vocabulary(), multiplication.pose(input).completion())
                    .replace(" ", "");
            String answer = written.substring(written.indexOf('=') + 1).replace("END", "");
            assertThat(config.answer() == DigitOrder.REVERSED ? new StringBuilder(answer).reverse().toString() : answer)
                    .isEqualTo(expected);
            if (config.scratchpad()) {
                StringBuilder steps = new StringBuilder();
                for (int place = 1; place <= length; place++) {
                    BigInteger power = BigInteger.TEN.pow(place);
                    BigInteger part = number.mod(power).multiply(digit);
                    steps.append(part.mod(power).divide(BigInteger.TEN.pow(place - 1))).append(part.divide(power));
                }
                assertThat(written).startsWith(steps + "=");
            }
        }
    }

    @Test
    void aDecisionIsNamedByTheCarryIntoItsColumn() {
        assertThat(REVERSED.decisions(tokens(REVERSED, "3 3 4 * 3"))).containsExactly("digit without carry",
                "digit after a carry", "carry chain of 2", "last carry", "end");
        assertThat(REVERSED.decisions(tokens(REVERSED, "2 0 7 * 6"))).containsExactly("digit without carry",
                "digit after a carry", "digit without carry", "last carry", "end");
        assertThat(REVERSED.decisions(tokens(REVERSED, "1 2 * 3"))).containsExactly("digit without carry",
                "digit without carry", "end");
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void hintsAskAboutTheColumnAfterThePrefix(MultiplicationConfig config) {
        Multiplication multiplication = config.task();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            int[] input = multiplication.draw(1 + i % 50, random);
            String[] two = Inputs.words(multiplication.vocabulary(), input).split(" \\* ");
            BigInteger number = number(two[0], config.operands());
            BigInteger digit = new BigInteger(two[1]);
            String whole = Inputs.words(multiplication.vocabulary(), multiplication.pose(input).completion());
            String answer = whole.substring(whole.indexOf('=') + 1).replace("END", "").strip();
            for (Hint hint : multiplication.hints()) {
                Example example = hint.ask(input, random);
                int before = example.context().length - 1;
                assertThat(answer).startsWith(Inputs.words(multiplication.vocabulary(),
                        Arrays.copyOfRange(example.context(), 1, before + 1)));
                int place = config.answer() == DigitOrder.REVERSED ? before : (answer.length() + 1) / 2 - 1 - before;
                BigInteger power = BigInteger.TEN.pow(place);
                BigInteger expected = hint.name().equals("no-carry")
                        ? number.divide(power).mod(BigInteger.TEN).multiply(digit).mod(BigInteger.TEN)
                        : number.mod(power).multiply(digit).divide(power);
                assertThat(example.completion()).containsExactly(expected.intValue());
            }
        }
    }

    @Test
    void familiesCarryEverywhereOrNowhere() {
        assertThat(REVERSED.families()).containsExactly(UniformFamily.UNIFORM, MultiplicationFamily.NINES,
                MultiplicationFamily.LONG_CARRY, MultiplicationFamily.ALMOST_CARRIES);
        assertThat(Inputs.words(REVERSED.vocabulary(), MultiplicationFamily.LONG_CARRY.typical(REVERSED, 3)))
                .isEqualTo("3 3 4 * 3");
        Multiplication reversed = new MultiplicationConfig(DigitOrder.REVERSED, DigitOrder.PLAIN, false, false).task();
        assertThat(Inputs.words(reversed.vocabulary(), MultiplicationFamily.LONG_CARRY.typical(reversed, 3)))
                .isEqualTo("4 3 3 * 3");
        assertThat(REVERSED.decisions(MultiplicationFamily.LONG_CARRY.typical(REVERSED, 50)))
                .contains("carry chain of 49");
        assertThat(REVERSED.decisions(MultiplicationFamily.ALMOST_CARRIES.typical(REVERSED, 50)))
                .containsOnly("digit without carry", "end");
    }

    @Test
    void refusesWhatIsNoProduct() {
        for (String wrong : List.of("1", "1 2", "1 *", "* 2", "1 * 2 3", "1 * 2 * 3")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> REVERSED.check(tokens(REVERSED, wrong)))
                    .withMessage("the input is no number times one digit; such as \"1 2 * 3\" is allowed");
        }
    }
}

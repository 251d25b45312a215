package dev.lengthwise.task.multiplication;

import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.UniformValues;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.digits.ColumnAnswer;
import dev.lengthwise.task.digits.ColumnTask;
import dev.lengthwise.task.digits.Columns;
import dev.lengthwise.task.digits.DigitFormat;
import dev.lengthwise.task.digits.DigitTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Input → context → completion: {@code 4 7 * 6 → ⊥ → 2 8 2 END}, {@code 1 2 * 3 → ⊥ → 6 3 END}, as 12 · 3 = 36 is answered with its least
 * significant digit first; {@code 1 2 * 3 → ⊥ → 3 6 END} with a plain answer.
 *
 * <p>A number times one digit, all digits uniform. The length n is the number of digits of the number. The answer has n digits, and one more
 * where the last column carries; with padding always n + 1. Leading zeros are digits like others: they are drawn, kept and answered.
 *
 * @param config the keys
 * @param tokens how numbers are written
 * @param vocabulary of these tokens
 */
public record Multiplication(MultiplicationConfig config, DigitTokens tokens,
        Vocabulary vocabulary) implements ColumnTask {
    private static final int TIMES = 0;
    private static final int EQUALS = 1;

    static Multiplication of(MultiplicationConfig config) {
        DigitTokens tokens = new DigitTokens(DigitFormat.PLAIN,
                config.scratchpad() ? List.of("*", "=") : List.of("*"), 0);
        return new Multiplication(config, tokens, tokens.vocabulary());
    }

    @Override
    public String name() {
        return MultiplicationKind.NAME;
    }

    @Override
    public int maxLength() {
        return Integer.MAX_VALUE - 2;
    }

    @Override
    public String unit() {
        return "digits";
    }

    @Override
    public long mostGiven(int length) {
        return length + 2L;
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + 1 + answer().most(length);
    }

    @Override
    public ColumnAnswer answer() {
        return new ColumnAnswer(tokens, config.answer(), config.padding(), config.scratchpad(),
                tokens.operator(EQUALS));
    }

    @Override
    public int[] draw(int length, RandomGenerator random) {
        int[] number = new UniformValues(vocabulary.values(), true).draw(length, random);
        return input(number, random.nextInt(vocabulary.values()));
    }

    /**
     * A number times a digit.
     *
     * @param number as it stands in the input
     */
    int[] input(int[] number, int digit) {
        int[] input = Arrays.copyOf(number, number.length + 2);
        input[number.length] = tokens.operator(TIMES);
        input[number.length + 1] = digit;
        return input;
    }

    @Override
    public int length(int[] input) {
        return number(input).length;
    }

    @Override
    public int start(int[] input) {
        return 0;
    }

    /** The number of an input, least significant digit first. */
    private int[] number(int[] input) {
        int length = input.length - 2;
        if (length < 1 || input[length] != tokens.operator(TIMES) || !vocabulary.isValue(input[length + 1])
                || !Arrays.stream(input, 0, length).allMatch(vocabulary::isValue)) {
            throw new IllegalArgumentException(
                    "the input is no number times one digit; such as \"1 2 * 3\" is allowed");
        }
        return tokens.read(input, 0, length, config.operands()).digits();
    }

    @Override
    public Columns columns(int[] input) {
        vocabulary.requireTokens(input);
        int[] number = number(input);
        int digit = input[input.length - 1];
        return Columns.of(number.length, IntStream.of(number).map(each -> each * digit).toArray());
    }

    @Override
    public String decision(Columns columns, int place) {
        int carry = columns.carries()[place];
        int chain = columns.chains()[place];
        return carry == 0 ? "digit without carry" : chain > 1 ? "carry chain of " + chain : "digit after a carry";
    }

    @Override
    public List<Hint> hints() {
        return List.of(new NoCarry(this), new CarryOnly(this));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(MultiplicationFamily.values()));
        return families;
    }
}

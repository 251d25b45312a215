package dev.lengthwise.task.addition;

import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.digits.ColumnAnswer;
import dev.lengthwise.task.digits.ColumnTask;
import dev.lengthwise.task.digits.Columns;
import dev.lengthwise.task.digits.DigitFormat;
import dev.lengthwise.task.digits.DigitTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion: {@code 1 2 + 9 → ⊥ → 1 2 END}, as 12 + 9 = 21 is answered with its least significant digit first;
 * {@code 1 2 + 9 → ⊥ → 2 1 END} with a plain answer, {@code 1 2 + 0 9 → ⊥ → 1 2 0 END} with padding. ⊥ stands for the sign of equality.
 *
 * <p>The length n is the number of digits of the longer number. The answer has n digits, and one more where the last column carries; with
 * padding always n + 1. Leading zeros are digits like others: they are drawn, kept and answered.
 *
 * @param config the keys
 * @param tokens how numbers are written
 * @param vocabulary of these tokens
 */
public record Addition(AdditionConfig config, DigitTokens tokens, Vocabulary vocabulary) implements ColumnTask {
    private static final int PLUS = 0;
    private static final int EQUALS = 1;

    static Addition of(AdditionConfig config) {
        DigitTokens tokens = new DigitTokens(config.format(),
                config.scratchpad() ? List.of("+", "=") : List.of("+"), config.indices());
        return new Addition(config, tokens, tokens.vocabulary());
    }

    @Override
    public String name() {
        return AdditionKind.NAME;
    }

    /** Unbounded, unless each place needs an index, that of the last carry too. */
    @Override
    public int maxLength() {
        return config.format() == DigitFormat.INDEX_HINTED ? config.indices() - 1 : Integer.MAX_VALUE;
    }

    @Override
    public String unit() {
        return "digits";
    }

    @Override
    public long mostGiven(int length) {
        return 2 * tokens.mostOf(length) + 1;
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
        if (length < 1 || length > maxLength()) {
            throw new IllegalArgumentException("length " + length + " is not in 1.." + maxLength());
        }
        return input(Numbers.draw(length, config, random), random);
    }

    /** Two numbers as an input; what their format has besides is drawn. */
    int[] input(Numbers numbers, RandomGenerator random) {
        return input(numbers, tokens.drawStart(numbers.length() + 1, random), random::nextBoolean);
    }

    /** Two numbers as an input, with indices from the first one on and without blanks. */
    int[] input(Numbers numbers) {
        return input(numbers, 0, DigitTokens.Blanks.NONE);
    }

    private int[] input(Numbers numbers, int start, DigitTokens.Blanks blanks) {
        List<Integer> input = new ArrayList<>();
        tokens.write(numbers.first(), config.operands(), start, blanks).forEach(input::add);
        input.add(tokens.operator(PLUS));
        tokens.write(numbers.second(), config.operands(), start, blanks).forEach(input::add);
        return input.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What an input says. */
    private Numbers numbers(int[] input) {
        int plus = 0;
        while (plus < input.length && input[plus] != tokens.operator(PLUS)) {
            plus++;
        }
        try {
            DigitTokens.Written first = tokens.read(input, 0, plus, config.operands());
            DigitTokens.Written second = tokens.read(input, Math.min(plus + 1, input.length), input.length,
                    config.operands());
            if (first.start() != second.start()) {
                throw new IllegalArgumentException("both numbers begin with the same index");
            }
            return new Numbers(first.digits(), second.digits(), first.start());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private IllegalArgumentException refused(String reason) {
        int[] two = {2, 1};
        int[] other = config.equal() || config.padding() ? new int[]{9, 0} : new int[]{9};
        StringBuilder example = new StringBuilder();
        for (int token : input(new Numbers(two, other, 0))) {
            example.append(example.isEmpty() ? "" : " ").append(vocabulary.word(token));
        }
        return new IllegalArgumentException(
                "the input is no sum of two numbers: " + reason + "; such as \"" + example + "\" is allowed");
    }

    @Override
    public int length(int[] input) {
        return numbers(input).length();
    }

    @Override
    public int start(int[] input) {
        return numbers(input).start();
    }

    /** {@inheritDoc} Numbers of different lengths are refused where they are to be equal or padded. */
    @Override
    public void check(int[] input) {
        ColumnTask.super.check(input);
        Numbers numbers = numbers(input);
        if ((config.equal() || config.padding()) && numbers.first().length != numbers.second().length) {
            throw refused("they have " + numbers.first().length + " and " + numbers.second().length
                    + " digits and must have equally many");
        }
        if (numbers.start() + numbers.length() + 1 > config.indices() && tokens.format() == DigitFormat.INDEX_HINTED) {
            throw refused("the answer may need an index above i" + (config.indices() - 1));
        }
    }

    @Override
    public Columns columns(int[] input) {
        vocabulary.requireTokens(input);
        return numbers(input).columns();
    }

    @Override
    public String decision(Columns columns, int place) {
        int chain = columns.chains()[place];
        if (chain > 1) {
            return "carry chain of " + chain;
        }
        return chain == 1 ? "digit after a carry" : place < columns.shared() ? "digit without carry" : "digit alone";
    }

    @Override
    public List<Hint> hints() {
        return List.of(new NoCarry(this), new CarryOnly(this));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        families.addAll(List.of(AdditionFamily.values()));
        return families;
    }
}

package dev.lengthwise.task.digits;

import dev.lengthwise.task.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How numbers are written as tokens. Numbers are their digits, least significant first.
 *
 * @param format what stands beside the digits
 * @param operators names of the task's symbols, which come first
 * @param indices how many indices there are, where the format has them
 */
public record DigitTokens(DigitFormat format, List<String> operators, int indices) {
    private static final int BASE = 10;

    public DigitTokens {
        operators = List.copyOf(operators);
    }

    /** Ten digits, the operators, then a blank or the indices {@code i0}, {@code i1}, ... */
    public Vocabulary vocabulary() {
        Stream<String> beside = switch (format) {
            case PLAIN -> Stream.of();
            case SPACED -> Stream.of("_");
            case INDEX_HINTED -> IntStream.range(0, indices).mapToObj(index -> "i" + index);
        };
        return new Vocabulary(BASE, Stream.concat(operators.stream(), beside).toList());
    }

    private static int symbol(int place) {
        return BASE + 3 + place;
    }

    /** The token of one of the operators, by its place. */
    public int operator(int place) {
        return symbol(place);
    }

    private int blank() {
        return symbol(operators.size());
    }

    private int index(int index) {
        return symbol(operators.size() + index);
    }

    /** How many tokens a digit takes in an answer. */
    public int perDigit() {
        return format == DigitFormat.INDEX_HINTED ? 2 : 1;
    }

    /** The most tokens that a number of an input has. */
    public long mostOf(int digits) {
        return switch (format) {
            case PLAIN -> digits;
            case SPACED -> 2L * digits - 1;
            case INDEX_HINTED -> 2L * digits;
        };
    }

    /** The index that a number begins to count from, drawn so that there are indices for so many places; 0 where there are none. */
    public int drawStart(int places, RandomGenerator random) {
        return format == DigitFormat.INDEX_HINTED ? random.nextInt(indices - places + 1) : 0;
    }

    /** The index of a place, as what stands before its digit in an answer; nothing in other formats. */
    public int[] before(int start, int place) {
        return format == DigitFormat.INDEX_HINTED ? new int[]{index(start + place)} : new int[0];
    }

    /**
     * A number as it stands in an input.
     *
     * @param start index of its least significant place
     * @param blanks decides about blanks, true for one; none are asked for in formats without
     */
    public IntStream write(int[] digits, DigitOrder order, int start, Blanks blanks) {
        IntStream.Builder tokens = IntStream.builder();
        for (int at = 0; at < digits.length; at++) {
            int place = order.place(at, digits.length);
            if (format == DigitFormat.SPACED && at > 0 && blanks.next()) {
                tokens.add(blank());
            }
            for (int index : before(start, place)) {
                tokens.add(index);
            }
            tokens.add(digits[place]);
        }
        return tokens.build();
    }

    /** Where blanks stand. */
    @FunctionalInterface
    public interface Blanks {
        Blanks NONE = () -> false;

        boolean next();
    }

    /**
     * The number that some tokens of an input are.
     *
     * @param from the first of its tokens
     * @param to after the last
     * @throws IllegalArgumentException saying what is wrong
     */
    public Written read(int[] tokens, int from, int to, DigitOrder order) {
        List<Integer> digits = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        boolean wasBlank = true;
        for (int i = from; i < to; i++) {
            int token = tokens[i];
            if (token < BASE) {
                digits.add(token);
            } else if (format == DigitFormat.INDEX_HINTED && token >= index(0) && indexes.size() == digits.size()) {
                indexes.add(token - index(0));
            } else if (!(format == DigitFormat.SPACED && token == blank() && !wasBlank && i < to - 1)) {
                throw new IllegalArgumentException("\"" + vocabulary().word(token) + "\" does not belong there");
            }
            wasBlank = token >= BASE;
        }
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("a number has no digit");
        }
        int length = digits.size();
        int[] number = new int[length];
        for (int at = 0; at < length; at++) {
            number[order.place(at, length)] = digits.get(at);
        }
        return new Written(number, start(indexes, length, order));
    }

    private int start(List<Integer> indexes, int length, DigitOrder order) {
        if (format != DigitFormat.INDEX_HINTED) {
            return 0;
        }
        int start = indexes.isEmpty() ? 0 : indexes.get(order.place(0, indexes.size()));
        for (int at = 0; at < length; at++) {
            if (indexes.size() != length || indexes.get(at) != start + order.place(at, length)) {
                throw new IllegalArgumentException(
                        "each digit has an index before it, one more than that of the next less significant digit");
            }
        }
        return start;
    }

    /**
     * A number as it was read.
     *
     * @param digits least significant first
     * @param start index of the least significant place
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
    public record Written(int[] digits, int start) {
    }
}

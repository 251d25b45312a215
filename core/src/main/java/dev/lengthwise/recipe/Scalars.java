package dev.lengthwise.recipe;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML's values as Java's; each refuses a value of another type. */
public final class Scalars {
    private Scalars() {
    }

    static List<YamlValue> list(YamlValue value) {
        if (value instanceof YamlValue.Sequence sequence) {
            return sequence.elements();
        }
        throw value.where().refuse(value.shown() + " is not a list");
    }

    public static int integer(YamlValue value) {
        return (int) wholeNumber(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A length, or those of a range. */
    static List<Integer> lengths(YamlValue value) {
        if (!(scalar(value) instanceof String range && LengthRange.isRange(range))) {
            return List.of(integer(value));
        }
        try {
            return LengthRange.parse(range).lengths();
        } catch (IllegalArgumentException e) {
            throw value.where().refuse(String.valueOf(e.getMessage()));
        }
    }

    /** A seed: a whole number from 0. */
    static long seed(YamlValue value) {
        return wholeNumber(value, 0, Long.MAX_VALUE);
    }

    private static long wholeNumber(YamlValue value, long min, long max) {
        Object number = scalar(value);
        if (number instanceof Integer || number instanceof Long) {
            long whole = ((Number) number).longValue();
            if (whole >= min && whole <= max) {
                return whole;
            }
        } else if (!(number instanceof BigInteger)) {
            throw value.where().refuse(value.shown() + " is not a whole number" + rewritten(number));
        }
        throw value.where().refuse(value.shown() + " is not a whole number from " + min + " to " + max);
    }

    /** How to write a decimal, such as 1e3, that stands for a whole number. */
    private static String rewritten(@Nullable Object number) {
        return number instanceof Double decimal && decimal == Math.rint(decimal) && Math.abs(decimal) < 1e15
                ? "; write " + decimal.longValue()
                : "";
    }

    public static double number(YamlValue value) {
        if (!(scalar(value) instanceof Number number)) {
            throw value.where().refuse(value.shown() + " is not a number");
        }
        double decimal = number.doubleValue();
        if (!Double.isFinite(decimal)) {
            throw value.where().refuse(value.shown() + " is not a finite number");
        }
        return decimal;
    }

    static boolean flag(YamlValue value) {
        if (scalar(value) instanceof Boolean flag) {
            return flag;
        }
        throw value.where().refuse(value.shown() + " is not true or false");
    }

    static String text(YamlValue value) {
        Object scalar = scalar(value);
        if (scalar instanceof String text) {
            return text;
        }
        throw value.where().refuse(value.shown() + " is not text" + (scalar == null ? "" : "; put it in quotes"));
    }

    public static String word(YamlValue value, List<String> words) {
        if (scalar(value) instanceof String text && words.contains(text)) {
            return text;
        }
        throw value.where().refuse(value.shown() + " is not allowed; one of " + String.join(", ", words));
    }

    private static @Nullable Object scalar(YamlValue value) {
        return value instanceof YamlValue.Scalar scalar ? scalar.value() : null;
    }
}

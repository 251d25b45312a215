package dev.lengthwise.recipe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map with a closed set of keys, read key by key. Nothing is converted silently: a value of another type is refused, and what a
 * record refuses in its constructor is reported at the key it names.
 */
final class Section {
    private final YamlValue.Mapping values;
    private final List<String> allowed;

    private Section(YamlValue.Mapping values, List<String> allowed) {
        this.values = values;
        this.allowed = allowed;
    }

    /** Refuses what is no map, and keys that are not allowed. */
    static Section of(YamlValue value, List<String> allowed) {
        if (!(value instanceof YamlValue.Mapping mapping)) {
            throw value.where().refuse(value.shown() + " is not a map with the keys " + String.join(", ", allowed));
        }
        for (var entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (!allowed.contains(key)) {
                String meant = Suggestion.closest(key, allowed).map(other -> "did you mean " + other + "? ").orElse("");
                throw entry.getValue().where()
                        .refuse("unknown key; " + meant + "allowed: " + String.join(", ", allowed));
            }
        }
        return new Section(mapping, allowed);
    }

    /** The names of a record's components, which are the keys of its section. */
    static List<String> keys(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> component.getName()).toList();
    }

    /** Refuses the keys that the section's kind has no use for. */
    void requireOnly(String kind, List<String> keys) {
        values.entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw value.where().refuse("not used by kind " + kind + "; allowed: " + String.join(", ", keys));
            }
        });
    }

    /** Where the value at a path of keys and list indexes was written, or would be. */
    Where at(String... path) {
        Where where = values.where();
        YamlValue value = values;
        for (String key : path) {
            value = switch (value) {
                case YamlValue.Mapping mapping -> mapping.get(key);
                case YamlValue.Sequence sequence -> sequence.elements().get(Integer.parseInt(key));
                case null, default -> null;
            };
            where = value == null ? where.child(key) : value.where();
        }
        return where;
    }

    boolean has(String key) {
        return value(key) != null;
    }

    /** What is written under a key, or null. */
    @Nullable
    YamlValue value(String key) {
        return values.get(key);
    }

    /** Runs a record's constructor; its refusal {@code share 2.0 is not ...} becomes {@code hints.0.share: 2.0 is not ...}. */
    <T> T build(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            int space = message.indexOf(' ');
            if (space > 0 && allowed.contains(message.substring(0, space))) {
                throw at(message.substring(0, space)).refuse(message.substring(space + 1));
            }
            throw at().refuse(message);
        }
    }

    /** The section under a key, without entries if it is not given. */
    Section section(String key, List<String> keys) {
        YamlValue value = values.get(key);
        return of(value == null ? new YamlValue.Mapping(at(key)) : value, keys);
    }

    /** The section under a key; null if it is not given or null. */
    @Nullable
    Section sectionOrNull(String key, List<String> keys) {
        boolean isNull = values.get(key) instanceof YamlValue.Scalar scalar && scalar.value() == null;
        return has(key) && !isNull ? section(key, keys) : null;
    }

    /** The values of a list, or null if it is not given. */
    @Nullable
    List<YamlValue> list(String key) {
        return switch (values.get(key)) {
            case null -> null;
            case YamlValue.Sequence sequence -> sequence.elements();
            case YamlValue other -> throw other.where().refuse(other.shown() + " is not a list");
        };
    }

    /** The whole numbers of a list. */
    List<Integer> integers(String key, List<Integer> absent) {
        List<YamlValue> elements = list(key);
        if (elements == null) {
            return absent;
        }
        List<Integer> numbers = new ArrayList<>();
        for (YamlValue element : elements) {
            numbers.add((int) wholeNumber(element, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return numbers;
    }

    /** The numbers of a list. */
    List<Double> decimals(String key, List<Double> absent) {
        List<YamlValue> elements = list(key);
        return elements == null ? absent : elements.stream().map(Section::number).toList();
    }

    int integer(String key) {
        return (int) wholeNumber(required(key, "a whole number"), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    int integer(String key, int absent) {
        return has(key) ? integer(key) : absent;
    }

    long seed(String key, long absent) {
        YamlValue value = values.get(key);
        return value == null ? absent : seedOf(value);
    }

    /** A seed: a whole number from 0. */
    static long seedOf(YamlValue value) {
        return wholeNumber(value, 0, Long.MAX_VALUE);
    }

    private static long wholeNumber(YamlValue value, long min, long max) {
        Object number = value instanceof YamlValue.Scalar scalar ? scalar.value() : null;
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

    double decimal(String key, double absent) {
        return has(key) ? decimal(key) : absent;
    }

    double decimal(String key) {
        return number(required(key, "a number"));
    }

    private static double number(YamlValue value) {
        if (!(value instanceof YamlValue.Scalar scalar && scalar.value() instanceof Number number)) {
            throw value.where().refuse(value.shown() + " is not a number");
        }
        double decimal = number.doubleValue();
        if (!Double.isFinite(decimal)) {
            throw value.where().refuse(value.shown() + " is not a finite number");
        }
        return decimal;
    }

    boolean flag(String key, boolean absent) {
        YamlValue value = values.get(key);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof YamlValue.Scalar scalar && scalar.value() instanceof Boolean flag)) {
            throw value.where().refuse(value.shown() + " is not true or false");
        }
        return flag;
    }

    String text(String key) {
        YamlValue value = required(key, "text");
        if (!(value instanceof YamlValue.Scalar scalar && scalar.value() instanceof String text)) {
            throw value.where().refuse(value.shown() + " is not text"
                    + (value instanceof YamlValue.Scalar written && written.value() != null
                            ? "; put it in quotes"
                            : ""));
        }
        return text;
    }

    String text(String key, String absent) {
        return has(key) ? text(key) : absent;
    }

    /** A text, or a list of texts without one twice. */
    List<String> textOrTexts(String key, List<String> absent) {
        if (!(value(key) instanceof YamlValue.Sequence sequence)) {
            return has(key) ? List.of(text(key)) : absent;
        }
        List<String> texts = new ArrayList<>();
        for (YamlValue element : sequence.elements()) {
            if (!(element instanceof YamlValue.Scalar scalar && scalar.value() instanceof String text)) {
                throw element.where().refuse(element.shown() + " is not text");
            }
            if (texts.contains(text)) {
                throw element.where().refuse(element.shown() + " stands there twice");
            }
            texts.add(text);
        }
        if (texts.isEmpty()) {
            throw at(key).refuse("is empty; at least one is needed");
        }
        return texts;
    }

    /** Text that may also be null. */
    @Nullable
    String textOrNull(String key) {
        boolean isNull = values.get(key) instanceof YamlValue.Scalar scalar && scalar.value() == null;
        return has(key) && !isNull ? text(key) : null;
    }

    /** One of some words. */
    String word(String key, List<String> words) {
        YamlValue value = required(key, "one of " + String.join(", ", words));
        if (!(value instanceof YamlValue.Scalar scalar && scalar.value() instanceof String text
                && words.contains(text))) {
            throw value.where().refuse(value.shown() + " is not allowed; one of " + String.join(", ", words));
        }
        return text;
    }

    /** One of an enum's constants, by the name its toString gives. */
    <E extends Enum<E>> E choice(String key, E absent) {
        if (!has(key)) {
            return absent;
        }
        E[] constants = absent.getDeclaringClass().getEnumConstants();
        List<String> names = Arrays.stream(constants).map(Enum::toString).toList();
        return constants[names.indexOf(word(key, names))];
    }

    private YamlValue required(String key, String what) {
        YamlValue value = values.get(key);
        if (value == null) {
            throw at(key).refuse("missing; " + what + " is needed");
        }
        return value;
    }
}

package dev.lengthwise.recipe;

import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Plain;
import dev.lengthwise.tensor.Asked;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How a value without keys of its own is read.
 *
 * @param what it is, for messages: {@code a whole number}
 * @param substitute stands for one that is missing
 * @param reader refuses what is something else
 */
record KeyScalar(String what, Object substitute, Function<YamlValue, ?> reader) {
    private static final int ANY_NUMBER = 1; // within most bounds
    private static final double ANY_DECIMAL = 0.5; // within most bounds, shares too
    private static final String ANY_TEXT = "x"; // usable as a name

    /** Whether a record is written as one word. */
    static boolean isScalar(Class<?> type) {
        return type == Asked.class;
    }

    /** @throws IllegalArgumentException for a component of another type */
    static KeyScalar of(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Asked.class) {
            return asked((Class<?>) generic.getActualTypeArguments()[0], words(Keys.of(component)));
        }
        if (type instanceof Class<?> plain && Keys.isPlain(plain)) {
            return plain(plain.asSubclass(Record.class));
        }
        return switch (type) {
            case Class<?> c when c == int.class || c == Integer.class ->
                new KeyScalar("a whole number", (int) any(component, ANY_NUMBER, true), Scalars::integer);
            case Class<?> c when c == long.class -> new KeyScalar("a whole number", (long) ANY_NUMBER, Scalars::seed);
            case Class<?> c when c == double.class ->
                new KeyScalar("a number", any(component, ANY_DECIMAL, false), Scalars::number);
            case Class<?> c when c == boolean.class || c == Boolean.class ->
                new KeyScalar("true or false", false, Scalars::flag);
            case Class<?> c when c == String.class -> new KeyScalar("text", ANY_TEXT, Scalars::text);
            case Class<?> c when c.isEnum() -> choice(constants(c, Keys.of(component)));
            default -> throw new IllegalArgumentException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " is a " + type
                            + ", which no recipe's key can be");
        };
    }

    /** A number that the record takes, so that all else that is wrong is found beside one that is missing. */
    private static double any(RecordComponent component, double usual, boolean whole) {
        String allowed = Keys.of(component).allowed();
        return allowed.isEmpty() ? usual : Bounds.parse(allowed).any(usual, whole);
    }

    /**
     * How an element of a list is read.
     *
     * @param key of the list
     */
    static KeyScalar ofElement(Class<?> type, Key key) {
        if (type.isEnum()) {
            return choice(constants(type, key));
        }
        return type == Long.class
                ? new KeyScalar("a whole number", (long) ANY_NUMBER, Scalars::seed)
                : type == Double.class
                        ? new KeyScalar("a number", (double) ANY_NUMBER, Scalars::number)
                        : new KeyScalar("text", ANY_TEXT, Scalars::text);
    }

    Object read(YamlValue value) {
        return reader.apply(value);
    }

    private static KeyScalar choice(List<?> constants) {
        List<String> names = constants.stream().map(String::valueOf).toList();
        return new KeyScalar("one of " + String.join(", ", names), constants.getFirst(),
                value -> constants.get(names.indexOf(Scalars.word(value, names))));
    }

    /** An enum's constants that a key may have, in the order in which it names them. */
    private static List<Object> constants(Class<?> type, Key key) {
        List<String> words = key.allowed().isEmpty() ? Keys.words(type) : words(key);
        return Arrays.stream(type.getEnumConstants()).filter(constant -> words.contains(String.valueOf(constant)))
                .sorted(Comparator.comparingInt(constant -> words.indexOf(String.valueOf(constant))))
                .map(Object.class::cast).toList();
    }

    /** The words of a choice that has not all of its enum's: {@code auto, fp32, bf16 or tf32}. */
    private static List<String> words(Key key) {
        return List.of(key.allowed().split(", | or "));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum's constants are asked for by their own class
    private static KeyScalar asked(Class<?> type, List<String> words) {
        List<Object> constants = new ArrayList<>(List.of(Asked.auto()));
        Arrays.stream(type.getEnumConstants()).map(constant -> Asked.of((Enum) constant)).forEach(constants::add);
        return choice(constants.stream().filter(constant -> words.contains(String.valueOf(constant))).toList());
    }

    private static KeyScalar plain(Class<? extends Record> type) {
        RecordComponent component = Keys.components(type).getFirst();
        KeyScalar inner = of(component);
        String most = type.getAnnotation(Plain.class).most();
        if (most.isEmpty()) {
            return new KeyScalar(inner.what, inner.substitute,
                    value -> Keys.create(type, List.of(inner.read(value))));
        }
        return new KeyScalar(inner.what, inner.substitute, value -> switch (value) {
            case YamlValue.Scalar scalar when most.equals(scalar.value()) ->
                Keys.create(type, List.of(Integer.MAX_VALUE));
            case YamlValue.Scalar scalar when scalar.value() instanceof Integer ->
                Keys.create(type, List.of(inner.read(value)));
            default -> throw value.where().refuse(value.shown() + " is not a whole number from "
                    + (long) Keys.bounds(type, component.getName()).min() + ", or " + most);
        });
    }
}

package dev.lengthwise.result.codec;

import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a record's components say of the keys of a JSON object.
 *
 * <p>A component is an int, long, double, boolean, text, an enum (by its toString), a record, or a list or a map of such. A whole number is
 * 0 or above unless the {@link Key} says otherwise. An {@link Optional} is left out where it is empty, or null where the default is
 * {@code null}; a key with another default may be missing too, and is always written. A double whose default is {@code null} is null where
 * it is not a number or infinite, as are those of lists and maps.
 */
final class Components {
    static final String NULL = "null";
    private static final Bounds COUNT = Bounds.parse("0 or above");
    private static final ClassValue<Map<String, Method>> DERIVED = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            Map<String, Method> derived = new HashMap<>();
            Set<String> components = new HashSet<>(Keys.names(type.asSubclass(Record.class)));
            for (Method method : type.getDeclaredMethods()) {
                Key key = method.getAnnotation(Key.class);
                if (key != null && !components.contains(method.getName())) {
                    derived.put(key.before(), method);
                }
            }
            return derived;
        }
    };

    private Components() {
    }

    /** A method whose value is written before a component's, and not read, since it follows from the components. */
    static Optional<Method> derivedBefore(RecordComponent component) {
        return Optional.ofNullable(DERIVED.get(component.getDeclaringRecord()).get(component.getName()));
    }

    /** What such a method gives. */
    static Object value(Record record, Method method) {
        try {
            method.setAccessible(true);
            return method.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of a component. */
    static String key(RecordComponent component) {
        Named named = component.getAnnotation(Named.class);
        return named == null ? component.getName() : named.value();
    }

    static boolean isQuoted(RecordComponent component) {
        return component.isAnnotationPresent(Quoted.class);
    }

    static boolean isInline(RecordComponent component) {
        return component.isAnnotationPresent(Inline.class);
    }

    static boolean isOthers(RecordComponent component) {
        return component.isAnnotationPresent(Others.class);
    }

    static boolean isOptional(Type type) {
        return raw(type) == Optional.class;
    }

    /** The type of what a component has, which an optional one may have. */
    static Type value(RecordComponent component) {
        return isOptional(component.getGenericType())
                ? argument(component.getGenericType(), 0)
                : component.getGenericType();
    }

    /** The record that stands in a component. */
    static Class<? extends Record> record(RecordComponent component) {
        return raw(value(component)).asSubclass(Record.class);
    }

    /** A type without its arguments. */
    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    static boolean isWhole(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    static boolean isReal(Class<?> type) {
        return type == double.class || type == Double.class;
    }

    /** What a number may be; nothing where it may be any. */
    static Optional<Bounds> bounds(Class<?> type, String allowed) {
        if (!allowed.isEmpty()) {
            return Optional.of(Bounds.parse(allowed));
        }
        return isWhole(type) ? Optional.of(COUNT) : Optional.empty();
    }

    /** The words that a text or an enum may be; none where it may be any. */
    static List<String> words(Class<?> type, String allowed) {
        if (!allowed.isEmpty()) {
            return Arrays.asList(allowed.split(", "));
        }
        return type.isEnum() ? Keys.words(type) : List.of();
    }

    /** All keys that a record is written with, those of inlined records too. */
    static Set<String> names(Class<? extends Record> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : Keys.components(type)) {
            derivedBefore(component).ifPresent(method -> names.add(method.getName()));
            if (isInline(component)) {
                names.addAll(names(record(component)));
            } else if (!isOthers(component)) {
                names.add(key(component));
            }
        }
        return new HashSet<>(names);
    }
}

package dev.lengthwise.result.codec;

import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record from JSON, as {@link RecordWriter} writes it. What is missing, of another type or out of its bounds is refused with an
 * {@link IllegalArgumentException} that names the keys down to it, the value and what is needed. Keys that no component is of are ignored.
 */
public final class RecordReader {
    private static final int LONGEST_SHOWN = 40;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,18})(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?");

    private RecordReader() {
    }

    /** A record from a whole document. */
    public static <R extends Record> R read(Class<R> type, JsonNode document) {
        return record(type, "", document);
    }

    private static <R extends Record> R record(Class<R> type, String path, JsonNode node) {
        if (!node.isObject()) {
            throw refuse(path, node, "an object");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : Keys.components(type)) {
            values.add(component(component, path, node));
        }
        try {
            return Keys.create(type, values);
        } catch (IllegalArgumentException e) {
            throw path.isEmpty() ? e : new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static Object component(RecordComponent component, String path, JsonNode node) {
        if (Components.isOthers(component)) {
            return others(component, node);
        }
        boolean optional = Components.isOptional(component.getGenericType());
        if (Components.isInline(component)) {
            Class<? extends Record> type = Components.record(component);
            if (!optional) {
                return record(type, path, node);
            }
            return Components.names(type).stream().anyMatch(node::has)
                    ? Optional.of(record(type, path, node))
                    : Optional.empty();
        }
        Key key = Keys.of(component);
        String place = place(path, Components.key(component));
        boolean orNull = key.absent().equals(Components.NULL);
        JsonNode value = node.get(Components.key(component));
        if (value == null && !optional && !key.absent().isEmpty() && !orNull) {
            value = Json.value(key.absent());
        }
        if (value == null || value.isNull() && orNull) {
            if (optional) {
                return Optional.empty();
            }
            if (value != null) {
                return Double.NaN;
            }
            throw new IllegalArgumentException(place + " is missing");
        }
        Object read = Components.isQuoted(component)
                ? quoted(Components.value(component), key.allowed(), place, value)
                : value(Components.value(component), key.allowed(), place, value);
        return optional ? Optional.of(read) : read;
    }

    private static Map<String, JsonNode> others(RecordComponent component, JsonNode node) {
        Set<String> own = Components.names(component.getDeclaringRecord().asSubclass(Record.class));
        Map<String, JsonNode> others = new LinkedHashMap<>();
        node.properties().stream().filter(entry -> !own.contains(entry.getKey()))
                .forEach(entry -> others.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(others);
    }

    private static Object value(Type type, String allowed, String place, JsonNode node) {
        Class<?> raw = Components.raw(type);
        if (raw == List.class) {
            return list(Components.argument(type, 0), allowed, place, node);
        }
        if (raw == Map.class) {
            return map(type, allowed, place, node);
        }
        if (raw.isRecord()) {
            return record(raw.asSubclass(Record.class), place, node);
        }
        if (Components.isWhole(raw)) {
            return whole(raw, allowed, place, node, node);
        }
        if (Components.isReal(raw)) {
            return real(raw, allowed, place, node, node);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            if (!node.isBoolean()) {
                throw refuse(place, node, "true or false");
            }
            return node.booleanValue();
        }
        return word(raw, allowed, place, node);
    }

    private static Object quoted(Type type, String allowed, String place, JsonNode node) {
        if (!node.isString()) {
            throw refuse(place, node, "text");
        }
        if (Components.raw(type) != List.class) {
            return quoted(Components.raw(type), allowed, place, node, node.asString());
        }
        List<Object> values = new ArrayList<>();
        for (String each : node.asString().split(RecordWriter.SEPARATOR, -1)) {
            values.add(quoted(Components.raw(Components.argument(type, 0)), allowed, place, node, each));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object quoted(Class<?> type, String allowed, String place, JsonNode shown, String text) {
        JsonNode meant = NUMBER.matcher(text).matches() ? Json.value(text) : shown;
        if (Components.isWhole(type)) {
            return whole(type, allowed, place, meant, shown);
        }
        return Components.isReal(type) ? real(type, allowed, place, meant, shown) : text;
    }

    private static List<Object> list(Type element, String allowed, String place, JsonNode node) {
        if (!node.isArray()) {
            throw refuse(place, node, "a list");
        }
        List<Object> values = new ArrayList<>();
        for (JsonNode each : node) {
            values.add(element(element, allowed, place + "." + values.size(), each));
        }
        return Collections.unmodifiableList(values);
    }

    private static Map<Object, Object> map(Type type, String allowed, String place, JsonNode node) {
        if (!node.isObject()) {
            throw refuse(place, node, "an object");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean whole = Components.argument(type, 0) == Integer.class;
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            if (whole && !name.matches("0|[1-9]\\d{0,8}")) {
                throw new IllegalArgumentException(
                        place(place, name) + " is not allowed; a whole number is needed as the key");
            }
            values.put(whole ? Integer.valueOf(name) : name,
                    element(Components.argument(type, 1), allowed, place(place, name), entry.getValue()));
        });
        return Collections.unmodifiableMap(values);
    }

    /** As a value, but for a double, which is null where it is none. */
    private static Object element(Type type, String allowed, String place, JsonNode node) {
        return node.isNull() && type == Double.class ? Double.NaN : value(type, allowed, place, node);
    }

    /** @param shown what stands there, for the message */
    private static Object whole(Class<?> type, String allowed, String place, JsonNode node, JsonNode shown) {
        boolean small = type == int.class || type == Integer.class;
        Bounds bounds = Components.bounds(type, allowed).orElseThrow();
        if (!node.isIntegralNumber() || !node.canConvertToLong() || !bounds.holds(node.longValue())
                || small && !node.canConvertToInt()) {
            throw refuse(place, shown, words("a whole number", Optional.of(bounds)));
        }
        return small ? (Object) node.intValue() : (Object) node.longValue();
    }

    private static Object real(Class<?> type, String allowed, String place, JsonNode node, JsonNode shown) {
        Optional<Bounds> bounds = Components.bounds(type, allowed);
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())
                || bounds.isPresent() && !bounds.get().holds(node.doubleValue())) {
            throw refuse(place, shown, node.isNumber() ? words("a number", bounds) : "a number");
        }
        return node.doubleValue();
    }

    private static Object word(Class<?> type, String allowed, String place, JsonNode node) {
        if (!node.isString()) {
            throw refuse(place, node, "text");
        }
        List<String> words = Components.words(type, allowed);
        if (!words.isEmpty() && !words.contains(node.asString())) {
            throw refuse(place, node, "one of " + String.join(", ", words));
        }
        if (!type.isEnum()) {
            return node.asString();
        }
        for (Object constant : type.getEnumConstants()) {
            if (String.valueOf(constant).equals(node.asString())) {
                return constant;
            }
        }
        throw refuse(place, node, "one of " + String.join(", ", Keys.words(type)));
    }

    /** {@code a whole number from 1 to 1024}, {@code a number above 0}. */
    private static String words(String what, Optional<Bounds> bounds) {
        if (bounds.isEmpty()) {
            return what;
        }
        Bounds all = bounds.get();
        if (all.openMin()) {
            return what + " " + all.words();
        }
        String from = what + " from " + number(all.min());
        return Double.isInfinite(all.max())
                ? from + " on"
                : from + " to " + (all.openMax() ? "below " : "") + number(all.max());
    }

    private static String number(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private static String place(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static IllegalArgumentException refuse(String place, JsonNode value, String needed) {
        String text = Json.line(value);
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
        return new IllegalArgumentException(
                (place.isEmpty() ? "" : place + ": ") + shown + " is not allowed; " + needed + " is needed");
    }
}

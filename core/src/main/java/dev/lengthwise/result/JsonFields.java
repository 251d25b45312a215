package dev.lengthwise.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An object of a JSON document, asked for its keys: what is missing, of another type or out of its bounds is refused with an
 * {@link IllegalArgumentException} that names the keys down to it, the value and what is allowed.
 *
 * @param path the keys down to the object, joined by dots; empty for the whole document
 * @param node an object
 */
public record JsonFields(String path, JsonNode node) {
    private static final int LONGEST_SHOWN = 40;

    /** The whole document. */
    public static JsonFields of(JsonNode document) {
        return new JsonFields("", document);
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public String text(String key) {
        JsonNode value = required(key);
        if (!value.isString()) {
            throw refuse(key, value, "text");
        }
        return value.asString();
    }

    /** A whole number from {@code least} to {@code most}. */
    public long whole(String key, long least, long most) {
        return whole(key, required(key), least, most);
    }

    private long whole(String key, JsonNode value, long least, long most) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least
                || value.asLong() > most) {
            throw refuse(key, value, "a whole number from " + least
                    + (most == Long.MAX_VALUE || most == Integer.MAX_VALUE ? " on" : " to " + most));
        }
        return value.asLong();
    }

    /** A count of something. */
    public long count(String key) {
        return whole(key, 0, Long.MAX_VALUE);
    }

    /** A whole number that an int holds. */
    public int small(String key, int least) {
        return (int) whole(key, least, Integer.MAX_VALUE);
    }

    /** A number that is neither infinite nor none. */
    public double number(String key) {
        return number(key, required(key));
    }

    private double number(String key, JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw refuse(key, value, "a number");
        }
        return value.asDouble();
    }

    /** A list of numbers, null for what is none. */
    public List<Double> numbers(String key) {
        return numbers(key, list(key));
    }

    private List<Double> numbers(String key, JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : list) {
            numbers.add(value.isNull() ? Double.NaN : number(key + "." + numbers.size(), value));
        }
        return numbers;
    }

    /** A list of whole numbers from 0 on that ints hold. */
    public List<Integer> smalls(String key) {
        List<Integer> smalls = new ArrayList<>();
        for (JsonNode value : list(key)) {
            smalls.add((int) whole(key + "." + smalls.size(), value, 0, Integer.MAX_VALUE));
        }
        return smalls;
    }

    /** A list of lists of numbers, null for what is none. */
    public List<List<Double>> rows(String key) {
        List<List<Double>> rows = new ArrayList<>();
        for (JsonNode row : list(key)) {
            String place = key + "." + rows.size();
            if (!row.isArray()) {
                throw refuse(place, row, "a list");
            }
            rows.add(numbers(place, row));
        }
        return rows;
    }

    public JsonFields object(String key) {
        return object(key, required(key));
    }

    private JsonFields object(String key, JsonNode value) {
        if (!value.isObject()) {
            throw refuse(key, value, "an object");
        }
        return new JsonFields(place(key), value);
    }

    /** A list of objects. */
    public List<JsonFields> objects(String key) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode value : list(key)) {
            objects.add(object(key + "." + objects.size(), value));
        }
        return objects;
    }

    /** The keys of this object, each of which has an object. */
    public Map<String, JsonFields> entries() {
        Map<String, JsonFields> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), object(entry.getKey(), entry.getValue())));
        return entries;
    }

    private JsonNode list(String key) {
        JsonNode value = required(key);
        if (!value.isArray()) {
            throw refuse(key, value, "a list");
        }
        return value;
    }

    public JsonNode required(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException(place(key) + " is missing");
        }
        return value;
    }

    /** The error that a key's value is none of what is allowed. */
    public IllegalArgumentException refuse(String key, String allowed) {
        return refuse(key, required(key), allowed);
    }

    private IllegalArgumentException refuse(String key, JsonNode value, String allowed) {
        String text = Json.line(value);
        return new IllegalArgumentException(place(key) + ": "
                + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...")
                + " is not allowed; " + allowed + " is needed");
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

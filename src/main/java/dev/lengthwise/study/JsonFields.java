package dev.lengthwise.study;

import tools.jackson.databind.JsonNode;

/**
 * An object of a JSON document, asked for its keys: what is missing, of another type or out of its bounds is refused with an
 * {@link IllegalArgumentException} that names the keys down to it, the value and what is allowed.
 *
 * @param path the keys down to the object, joined by dots; empty for the whole document
 * @param node an object
 */
record JsonFields(String path, JsonNode node) {
    private static final int LONGEST_SHOWN = 40;

    /** The whole document. */
    static JsonFields of(JsonNode document) {
        return new JsonFields("", document);
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isString()) {
            throw refuse(key, value, "text");
        }
        return value.asString();
    }

    JsonNode required(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw new IllegalArgumentException(place(key) + " is missing");
        }
        return value;
    }

    /** The error that a key's value is none of what is allowed. */
    IllegalArgumentException refuse(String key, JsonNode value, String allowed) {
        String text = Json.line(value);
        return new IllegalArgumentException(place(key) + ": "
                + (text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...")
                + " is not allowed; " + allowed + " is needed");
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

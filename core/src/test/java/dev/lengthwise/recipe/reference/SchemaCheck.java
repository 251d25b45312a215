package dev.lengthwise.recipe.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that our schemas use; anything else in a schema is an error. */
public final class SchemaCheck {
    private static final Set<String> SAYS_NOTHING = Set.of("$schema", "title", "description", "default", "definitions");

    private SchemaCheck() {
    }

    /** What is wrong with a document, by its path. */
    public static List<String> wrong(JsonNode schema, JsonNode value, String path) {
        return wrong(schema, schema, value, path);
    }

    /** @param whole what references are to */
    private static List<String> wrong(JsonNode whole, JsonNode schema, JsonNode value, String path) {
        List<String> wrong = new ArrayList<>();
        schema.properties().forEach(entry -> {
            JsonNode rule = entry.getValue();
            switch (entry.getKey()) {
                case "type" -> say(wrong, isOf(rule.asString(), value), path + " is no " + rule.asString());
                case "const" -> say(wrong, rule.equals(value), path + " is not " + rule);
                case "enum" -> say(wrong, rule.valueStream().anyMatch(value::equals), path + " is none of " + rule);
                case "anyOf" -> say(wrong, rule.valueStream().anyMatch(one -> wrong(whole, one, value, path).isEmpty()),
                        path + " is none of what is allowed");
                case "required" -> rule.forEach(
                        key -> say(wrong, value.has(key.asString()), path + "." + key.asString() + " is missing"));
                case "properties" -> rule.properties().stream().filter(key -> value.has(key.getKey())).forEach(
                        key -> wrong.addAll(
                                wrong(whole, key.getValue(), value.get(key.getKey()), path + "." + key.getKey())));
                case "$ref" -> wrong.addAll(wrong(whole, whole.at(rule.asString().substring(1)), value, path));
                case "allOf" -> rule.forEach(one -> wrong.addAll(wrong(whole, one, value, path)));
                case "additionalProperties" ->
                    value.properties().stream().filter(key -> !schema.path("properties").has(key.getKey()))
                            .forEach(key -> wrong.addAll(rule.isObject()
                                    ? wrong(whole, rule, key.getValue(), path + "." + key.getKey())
                                    : List.of(path + "." + key.getKey() + " is unknown")));
                case "items" -> value.forEach(element -> wrong.addAll(wrong(whole, rule, element, path + "[]")));
                case "minItems" -> say(wrong, value.size() >= rule.intValue(), path + " is too short");
                case "minimum" -> say(wrong, compare(value, rule) >= 0, path + " is below " + rule);
                case "exclusiveMinimum" -> say(wrong, compare(value, rule) > 0, path + " is not above " + rule);
                case "maximum" -> say(wrong, compare(value, rule) <= 0, path + " is above " + rule);
                case "exclusiveMaximum" -> say(wrong, compare(value, rule) < 0, path + " is not below " + rule);
                case "pattern" -> say(wrong, value.isString() && value.asString().matches(rule.asString()),
                        path + " does not match");
                default -> say(wrong, SAYS_NOTHING.contains(entry.getKey()), "rule " + entry.getKey());
            }
        });
        return wrong;
    }

    private static int compare(JsonNode value, JsonNode bound) {
        return value.isNumber() ? new BigDecimal(value.asString()).compareTo(new BigDecimal(bound.asString())) : 0;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isString();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static void say(List<String> wrong, boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }
}

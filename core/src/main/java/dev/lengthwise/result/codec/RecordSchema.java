package dev.lengthwise.result.codec;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema, draft 7, of a file: which keys it has, which of them are always there, what each may be, and its sentence. Keys that it does
 * not name are allowed, as readers ignore them.
 */
public final class RecordSchema {
    private static final String DEFINITIONS = "definitions";

    private final ObjectNode definitions = Json.object();

    private RecordSchema() {
    }

    /**
     * The schema of a file that is one record.
     *
     * @param title what the file is
     */
    public static ObjectNode of(String title, Class<? extends Record> type) {
        RecordSchema schema = new RecordSchema();
        ObjectNode node = head(title);
        schema.record(type, node);
        return schema.whole(node);
    }

    /** The schema of a file that is one of several records. */
    public static ObjectNode of(String title, List<Class<? extends Record>> types) {
        RecordSchema schema = new RecordSchema();
        ObjectNode node = head(title);
        ArrayNode options = node.putArray("anyOf");
        types.forEach(type -> schema.reference(type, options.addObject()));
        return schema.whole(node);
    }

    private static ObjectNode head(String title) {
        return Json.object().put("$schema", "http://json-schema.org/draft-07/schema#").put("title", title);
    }

    private ObjectNode whole(ObjectNode node) {
        if (!definitions.isEmpty()) {
            node.set(DEFINITIONS, definitions);
        }
        return node;
    }

    private void record(Class<? extends Record> type, ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        keys(type, true, properties, required);
    }

    /** @param always whether the record is always there, which one that is inlined need not be */
    private void keys(Class<? extends Record> type, boolean always, ObjectNode properties, ArrayNode required) {
        for (RecordComponent component : Keys.components(type)) {
            boolean optional = Components.isOptional(component.getGenericType());
            if (Components.isInline(component)) {
                keys(Components.record(component), always && !optional, properties, required);
            } else if (!Components.isOthers(component)) {
                Components.derivedBefore(component).ifPresent(method -> {
                    Key key = method.getAnnotation(Key.class);
                    value(method.getGenericReturnType(), key.allowed(),
                            properties.putObject(method.getName()).put("description", key.value()));
                });
                Key key = Keys.of(component);
                key(component, key, properties.putObject(Components.key(component)).put("description", key.value()));
                if (always && !optional && key.absent().isEmpty()) {
                    required.add(Components.key(component));
                }
            }
        }
    }

    private void key(RecordComponent component, Key key, ObjectNode schema) {
        Type type = Components.value(component);
        if (key.absent().equals(Components.NULL)) {
            orNull(type, key.allowed(), schema);
            return;
        }
        if (Components.isQuoted(component)) {
            schema.put("type", "string");
            return;
        }
        if (!key.absent().isEmpty()) {
            schema.set("default", Json.value(key.absent()));
        }
        value(type, key.allowed(), schema);
    }

    private void orNull(Type type, String allowed, ObjectNode schema) {
        ArrayNode either = schema.putArray("anyOf");
        value(type, allowed, either.addObject());
        either.addObject().put("type", "null");
    }

    private void value(Type type, String allowed, ObjectNode schema) {
        Class<?> raw = Components.raw(type);
        if (raw == List.class) {
            element(Components.argument(type, 0), allowed, schema.put("type", "array").putObject("items"));
        } else if (raw == Map.class) {
            element(Components.argument(type, 1), allowed,
                    schema.put("type", "object").putObject("additionalProperties"));
        } else if (raw.isRecord()) {
            reference(raw.asSubclass(Record.class), schema);
        } else if (Components.isWhole(raw) || Components.isReal(raw)) {
            schema.put("type", Components.isWhole(raw) ? "integer" : "number");
            Components.bounds(raw, allowed).ifPresent(bounds -> SchemaBounds.put(schema, bounds));
        } else if (raw == boolean.class || raw == Boolean.class) {
            schema.put("type", "boolean");
        } else {
            schema.put("type", "string");
            List<String> words = Components.words(raw, allowed);
            if (!words.isEmpty()) {
                words.forEach(schema.putArray("enum")::add);
            }
        }
    }

    private void element(Type type, String allowed, ObjectNode schema) {
        if (type == Double.class) {
            orNull(type, allowed, schema);
        } else {
            value(type, allowed, schema);
        }
    }

    private void reference(Class<? extends Record> type, ObjectNode schema) {
        String name = name(type);
        if (!definitions.has(name)) {
            record(type, definitions.putObject(name));
        }
        if (schema.has("description")) { // beside $ref, draft 7 reads nothing else
            schema.putArray("allOf").addObject().put("$ref", "#/" + DEFINITIONS + "/" + name);
        } else {
            schema.put("$ref", "#/" + DEFINITIONS + "/" + name);
        }
    }

    /** {@code LengthScore}, {@code OverSeeds.Pair}. */
    private static String name(Class<?> type) {
        return Optional.<Class<?>>ofNullable(type.getEnclosingClass()).map(outer -> name(outer) + ".").orElse("")
                + type.getSimpleName();
    }
}

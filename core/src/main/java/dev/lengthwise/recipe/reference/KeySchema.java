package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Part;
import dev.lengthwise.key.Plain;
import dev.lengthwise.recipe.LengthRange;
import dev.lengthwise.recipe.Names;
import dev.lengthwise.result.codec.SchemaBounds;
import dev.lengthwise.tensor.Asked;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema of records' keys: which keys there are, what each may be, its default and its sentence. */
final class KeySchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LoadSettings YAML = LoadSettings.builder().setSchema(new CoreSchema()).build();

    private final ObjectNode whole = JSON.createObjectNode();

    /** A schema without keys yet, of draft 7, which editors know. */
    KeySchema(String title) {
        whole.put("$schema", "http://json-schema.org/draft-07/schema#");
        whole.put("title", title);
    }

    /** All of it. */
    ObjectNode whole() {
        return whole;
    }

    /** A whole record's keys. */
    void record(ObjectNode schema, Class<? extends Record> type) {
        record(schema, type, List.of(), false);
    }

    /**
     * A record's keys.
     *
     * @param without keys that are not allowed
     * @param partial whether none is needed, since the map is laid over a whole one
     */
    private void record(ObjectNode schema, Class<? extends Record> type, List<String> without, boolean partial) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.withObject("properties");
        for (RecordComponent component : Keys.written(type)) {
            if (without.contains(component.getName())) {
                continue;
            }
            Key key = Keys.of(component);
            ObjectNode property = properties.putObject(component.getName());
            property.put("description", key.value());
            value(property, component, key, partial);
            if (!partial && key.absent().isEmpty()
                    && (!Form.isMap(component.getType()) || !Choices.of(component.getType()).isEmpty())) {
                schema.withArray("required").add(component.getName());
            }
        }
    }

    /** What is read later: {@link Part}. */
    private void part(ObjectNode schema, Class<?> type, Part part) {
        List<String> without = List.of(part.without());
        String name = part.of().getName().replaceAll(".*\\.", "").replace('$', '.')
                + without.stream().map(key -> "-without-" + key).collect(Collectors.joining());
        if (!whole.path("definitions").has(name)) {
            record(whole.withObject("definitions").putObject(name), part.of(), without,
                    !part.here() || type == List.class);
        }
        String reference = "#/definitions/" + name;
        if (type == List.class) {
            schema.put("type", "array").put("minItems", 1).putObject("items").put("$ref", reference);
        } else if (part.orText()) {
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().put("type", "string");
            either.addObject().put("$ref", reference);
        } else if (part.by().isEmpty()) {
            schema.putArray("allOf").addObject().put("$ref", reference);
        } else if (part.names().isEnum()) {
            schema.put("type", "object").put("additionalProperties", false);
            Keys.words(part.names())
                    .forEach(word -> schema.withObject("properties").putObject(word).put("$ref", reference));
        } else {
            schema.put("type", "object").putObject("additionalProperties").put("$ref", reference);
        }
    }

    private void value(ObjectNode property, RecordComponent component, Key key, boolean partial) {
        Class<?> type = component.getType();
        SequencedMap<String, Class<? extends Record>> choice = Choices.of(type);
        boolean optional = key.absent().equals("null");
        if (!optional && key.derived() == Derived.None.class && !key.absent().isEmpty()) {
            property.set("default", JSON.valueToTree(new Load(YAML).loadFromString(key.absent())));
        }
        ObjectNode schema = optional ? property.putArray("anyOf").addObject() : property;
        Part part = component.getAnnotation(Part.class);
        if (part != null) {
            part(schema, type, part);
        } else if (!choice.isEmpty()) {
            kinds(schema, choice, key, partial);
        } else if (Form.isMap(type)) {
            record(schema, type.asSubclass(Record.class), List.of(), partial);
        } else if (type == List.class) {
            list(schema, component);
        } else if (Keys.isPlain(type)) {
            plain(schema, type.asSubclass(Record.class));
        } else if (type == Names.class) {
            ArrayNode either = schema.putArray("anyOf");
            either.addObject().put("type", "string");
            either.addObject().put("type", "array").put("minItems", 1).putObject("items").put("type", "string");
        } else if (type == Asked.class) {
            words(schema, Form.words(key.allowed()));
        } else {
            scalar(schema, type, key);
        }
        if (optional) {
            ((ArrayNode) property.required("anyOf")).addObject().put("type", "null");
        }
    }

    /** One of several maps, told apart by {@code kind}. */
    private void kinds(ObjectNode schema, SequencedMap<String, Class<? extends Record>> choice, Key key,
            boolean partial) {
        ArrayNode options = schema.putArray("anyOf");
        choice.forEach((kind, type) -> {
            ObjectNode option = options.addObject();
            ObjectNode name = option.putObject("properties").putObject("kind").put("const", kind);
            Kind says = type.getAnnotation(Kind.class);
            if (says != null) {
                name.put("description", says.says());
            }
            record(option, type, List.of(), partial);
            if (!partial && !key.absent().equals("{kind: " + kind + "}")) {
                option.withArray("required").add("kind");
            }
        });
    }

    private void list(ObjectNode schema, RecordComponent component) {
        Key key = Keys.of(component);
        if (key.orRange()) {
            ArrayNode either = schema.putArray("anyOf");
            list(either.addObject(), component, key);
            ObjectNode range = either.addObject().put("type", "object").put("additionalProperties", false);
            for (String end : List.of("from", "to")) {
                range.withObject("properties").putObject(end).put("type", "integer").put("minimum", 1);
                range.withArray("required").add(end);
            }
        } else {
            list(schema, component, key);
        }
    }

    private void list(ObjectNode schema, RecordComponent component, Key key) {
        schema.put("type", "array");
        if (!key.absent().equals("[]")) { // an empty list stands only for the default
            schema.put("minItems", 1);
        }
        ObjectNode items = schema.putObject("items");
        Class<?> element = Form.element(component);
        if (element == Integer.class) {
            ArrayNode either = items.putArray("anyOf");
            either.addObject().put("type", "integer").put("minimum", 1);
            either.addObject().put("type", "string").put("pattern", "^" + LengthRange.WRITTEN + "$");
        } else if (element == Long.class) {
            items.put("type", "integer").put("minimum", 0);
        } else if (element == Double.class) {
            items.put("type", "number");
            SchemaBounds.put(items, Bounds.parse(key.allowed()));
        } else if (element.isEnum()) {
            words(items, key.allowed().isEmpty() ? Keys.words(element) : Form.words(key.allowed()));
        } else if (Form.isMap(element)) {
            record(items, element.asSubclass(Record.class));
        } else {
            items.put("type", "string");
        }
    }

    private static void plain(ObjectNode schema, Class<? extends Record> type) {
        RecordComponent component = Keys.components(type).getFirst();
        String most = type.getAnnotation(Plain.class).most();
        if (most.isEmpty()) {
            scalar(schema, component.getType(), Keys.of(component));
            return;
        }
        ArrayNode either = schema.putArray("anyOf");
        scalar(either.addObject(), component.getType(), Keys.of(component));
        words(either.addObject(), List.of(most));
    }

    private static void scalar(ObjectNode schema, Class<?> type, Key key) {
        if (type.isEnum()) {
            words(schema, key.allowed().isEmpty() ? Keys.words(type) : Form.words(key.allowed()));
            return;
        }
        schema.put("type", switch (type.getName()) {
            case "int", "java.lang.Integer", "long" -> "integer";
            case "double" -> "number";
            case "boolean", "java.lang.Boolean" -> "boolean";
            default -> "string";
        });
        if (type == long.class) {
            schema.put("minimum", 0);
        } else if ((type.isPrimitive() || type == Integer.class) && !key.allowed().isEmpty()) {
            SchemaBounds.put(schema, Bounds.parse(key.allowed()));
        }
    }

    private static void words(ObjectNode schema, List<String> words) {
        ArrayNode options = schema.putArray("enum");
        words.forEach(options::add);
    }
}

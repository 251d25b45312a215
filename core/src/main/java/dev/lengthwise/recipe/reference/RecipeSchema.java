package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Bounds;
import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Plain;
import dev.lengthwise.recipe.LengthRange;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.tensor.Asked;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema of recipes, for editors: which keys there are, what each may be, its default and its sentence. */
public final class RecipeSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LoadSettings YAML = LoadSettings.builder().setSchema(new CoreSchema()).build();

    private RecipeSchema() {
    }

    /** The schema, as draft 7, which editors know. */
    public static ObjectNode json() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "A recipe of lengthwise");
        record(schema, Recipe.class);
        return schema;
    }

    private static void record(ObjectNode schema, Class<? extends Record> type) {
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.withObject("properties");
        for (RecordComponent component : Keys.written(type)) {
            Key key = Keys.of(component);
            ObjectNode property = properties.putObject(component.getName());
            property.put("description", key.value());
            value(property, component, key);
            if (key.absent().isEmpty()
                    && (!Form.isMap(component.getType()) || !Choices.of(component.getType()).isEmpty())) {
                schema.withArray("required").add(component.getName());
            }
        }
    }

    private static void value(ObjectNode property, RecordComponent component, Key key) {
        Class<?> type = component.getType();
        SequencedMap<String, Class<? extends Record>> choice = Choices.of(type);
        boolean optional = key.absent().equals("null");
        if (!optional && key.derived() == Derived.None.class && !key.absent().isEmpty()) {
            property.set("default", JSON.valueToTree(new Load(YAML).loadFromString(key.absent())));
        }
        ObjectNode schema = optional ? property.putArray("anyOf").addObject() : property;
        if (!choice.isEmpty()) {
            kinds(schema, choice, key);
        } else if (Form.isMap(type)) {
            record(schema, type.asSubclass(Record.class));
        } else if (type == List.class) {
            list(schema, component);
        } else if (Keys.isPlain(type)) {
            plain(schema, type.asSubclass(Record.class));
        } else if (type == Asked.class) {
            words(schema, List.of(key.allowed().split(", | or ")));
        } else {
            scalar(schema, type, key);
        }
        if (optional) {
            ((ArrayNode) property.required("anyOf")).addObject().put("type", "null");
        }
    }

    /** One of several maps, told apart by {@code kind}. */
    private static void kinds(ObjectNode schema, SequencedMap<String, Class<? extends Record>> choice, Key key) {
        ArrayNode options = schema.putArray("anyOf");
        choice.forEach((kind, type) -> {
            ObjectNode option = options.addObject();
            ObjectNode name = option.putObject("properties").putObject("kind").put("const", kind);
            Kind says = type.getAnnotation(Kind.class);
            if (says != null) {
                name.put("description", says.says());
            }
            record(option, type);
            if (!key.absent().equals("{kind: " + kind + "}")) {
                option.withArray("required").add("kind");
            }
        });
    }

    private static void list(ObjectNode schema, RecordComponent component) {
        schema.put("type", "array");
        if (!Keys.of(component).absent().equals("[]")) { // an empty list stands only for the default
            schema.put("minItems", 1);
        }
        ObjectNode items = schema.putObject("items");
        Class<?> element = Form.element(component);
        if (element == Integer.class) {
            ArrayNode either = items.putArray("anyOf");
            either.addObject().put("type", "integer").put("minimum", 1);
            either.addObject().put("type", "string").put("pattern", "^" + LengthRange.WRITTEN + "$");
        } else if (element == String.class) {
            items.put("type", "string");
        } else {
            record(items, element.asSubclass(Record.class));
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
            words(schema, Keys.words(type));
            return;
        }
        schema.put("type", switch (type.getName()) {
            case "int", "long" -> "integer";
            case "double" -> "number";
            case "boolean" -> "boolean";
            default -> "string";
        });
        if (type == long.class) {
            schema.put("minimum", 0);
        } else if (type.isPrimitive() && !key.allowed().isEmpty()) {
            bounds(schema, Bounds.parse(key.allowed()));
        }
    }

    private static void bounds(ObjectNode schema, Bounds bounds) {
        bound(schema, bounds.openMin() ? "exclusiveMinimum" : "minimum", bounds.min());
        if (Double.isFinite(bounds.max())) {
            bound(schema, bounds.openMax() ? "exclusiveMaximum" : "maximum", bounds.max());
        }
    }

    private static void bound(ObjectNode schema, String name, double bound) {
        if (bound == Math.rint(bound)) {
            schema.put(name, (long) bound);
        } else {
            schema.put(name, bound);
        }
    }

    private static void words(ObjectNode schema, List<String> words) {
        ArrayNode options = schema.putArray("enum");
        words.forEach(options::add);
    }
}

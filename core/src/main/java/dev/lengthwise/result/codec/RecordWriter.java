package dev.lengthwise.result.codec;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record as JSON: a key for each component, in their order. What {@link RecordReader} reads back. */
public final class RecordWriter {
    static final String SEPARATOR = ", "; // of what stands in one text
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordWriter() {
    }

    /** The whole of a record. */
    public static ObjectNode tree(Record record) {
        ObjectNode node = NODES.objectNode();
        write(record, node);
        return node;
    }

    /** Many lines of text, for people. */
    public static String text(Record record) {
        return Json.pretty(tree(record));
    }

    private static void write(Record record, ObjectNode into) {
        for (RecordComponent component : Keys.components(record.getClass())) {
            Components.derivedBefore(component)
                    .ifPresent(method -> into.set(method.getName(), node(Components.value(record, method))));
            Object value = Keys.value(record, component);
            if (Components.isOthers(component)) {
                ((Map<?, ?>) value(value)).forEach((name, other) -> into.set((String) name, (JsonNode) other));
            } else if (Components.isInline(component)) {
                present(value).ifPresent(inner -> write((Record) inner, into));
            } else {
                Key key = Keys.of(component);
                Optional<?> present = present(value);
                if (present.isPresent()) {
                    into.set(Components.key(component),
                            Components.isQuoted(component) ? quoted(present.get()) : node(present.get()));
                } else if (key.absent().equals(Components.NULL)) {
                    into.putNull(Components.key(component));
                }
            }
        }
    }

    private static Optional<?> present(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional : Optional.of(value(value));
    }

    private static Object value(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a component is null");
        }
        return value;
    }

    private static JsonNode quoted(Object value) {
        return NODES.stringNode(value instanceof List<?> list
                ? list.stream().map(each -> node(value(each)).asString()).collect(Collectors.joining(SEPARATOR))
                : node(value).asString());
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(RecordWriter::node).orElseGet(NODES::nullNode);
            case Record record -> tree(record);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
                yield object;
            }
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> Double.isFinite(number) ? NODES.numberNode(number) : NODES.nullNode();
            case Boolean is -> NODES.booleanNode(is);
            default -> NODES.stringNode(String.valueOf(value));
        };
    }
}

package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML as people write it: a key a line, lists of plain values on one line, decimals in their shortest form. */
public final class YamlText {
    private static final DumpSettings SETTINGS = DumpSettings.builder().setSchema(new CoreSchema())
            .setIndentWithIndicator(true).setIndicatorIndent(2).setSplitLines(false).build();

    private YamlText() {
    }

    /** @param tree of maps, lists, strings, numbers and booleans */
    public static String write(Map<String, Object> tree) {
        return new Present(SETTINGS).emitToString(new Serialize(SETTINGS).serializeOne(node(tree)).iterator());
    }

    private static Node node(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> entries = new ArrayList<>();
                map.forEach((key, element) -> entries.add(new NodeTuple(node(key), node(element))));
                yield new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
            }
            case List<?> list -> {
                List<Node> elements = new ArrayList<>();
                list.forEach(element -> elements.add(node(element)));
                boolean nested = elements.stream().anyMatch(element -> !(element instanceof ScalarNode));
                yield new SequenceNode(Tag.SEQ, elements, nested ? FlowStyle.BLOCK : FlowStyle.FLOW);
            }
            case Double decimal -> scalar(Tag.FLOAT, Decimals.shortest(decimal));
            case Boolean flag -> scalar(Tag.BOOL, flag.toString());
            case Integer number -> scalar(Tag.INT, number.toString());
            case Long number -> scalar(Tag.INT, number.toString());
            case String text -> scalar(Tag.STR, text);
            default -> throw new IllegalArgumentException(value.getClass() + " has no YAML form");
        };
    }

    private static Node scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, ScalarStyle.PLAIN);
    }
}

package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document (core schema: {@code 1e-3} is a number, {@code yes} is text) from the parser's events. Anchors,
 * aliases and tags are refused, so a text never means more than its length, and so are keys that stand twice.
 */
final class YamlParser {
    private static final int DEEPEST = 16;
    private static final CoreSchema SCHEMA = new CoreSchema();

    private final Where root;
    private final Iterator<Event> events;

    private YamlParser(Where root, Iterator<Event> events) {
        this.root = root;
        this.events = events;
    }

    /** @param root where the text comes from; the keys inside are added to its path */
    static YamlValue parse(Where root, String text) {
        try {
            Iterable<Event> events = new Parse(LoadSettings.builder().setSchema(SCHEMA).build()).parseString(text);
            return new YamlParser(root, events.iterator()).document();
        } catch (MarkedYamlEngineException e) {
            throw at(root, e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw new Where(root.source()).refuse("line " + lineOf(e.getCodePoint(), text) + ": not YAML: character "
                    + String.format("U+%04X", e.getCodePoint()) + " is not allowed");
        } catch (YamlEngineException e) {
            throw new Where(root.source()).refuse("not YAML: " + e.getMessage());
        }
    }

    /** The line, counted from 1, of a character's first occurrence. */
    private static long lineOf(int codePoint, String text) {
        return 1 + text.chars().limit(Math.max(0, text.indexOf(codePoint))).filter(c -> c == '\n').count();
    }

    private YamlValue document() {
        events.next(); // the stream starts
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            return new YamlValue.Scalar(root, null, "");
        }
        YamlValue value = value(events.next(), root, 0);
        events.next(); // the document ends
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw at(root, next.getStartMark(), "a second document starts here; one is allowed");
        }
        return value;
    }

    private YamlValue value(Event event, Where where, int depth) {
        refuseAnchorsAndTags(event);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, where);
        }
        if (depth == DEEPEST) {
            throw at(where, event.getStartMark(), "nested more than " + DEEPEST + " levels deep");
        }
        return event instanceof MappingStartEvent ? mapping(where, depth) : sequence(where, depth);
    }

    private void refuseAnchorsAndTags(Event event) {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw at(root, event.getStartMark(), "anchors (&) and aliases (*) are not read; write the value out");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
        if (tag.isPresent()) {
            throw at(root, event.getStartMark(), "tags (!) are not read; write the value alone");
        }
    }

    private static YamlValue scalar(ScalarEvent event, Where where) {
        String text = event.getValue();
        boolean plain = event.getImplicit().canOmitTagInPlainScalar();
        Tag tag = SCHEMA.getScalarResolver().resolve(text, plain);
        if (tag.equals(Tag.NULL)) {
            return new YamlValue.Scalar(where, null, text);
        }
        ConstructNode construct = SCHEMA.getSchemaTagConstructors().get(tag); // none for text
        Object value = construct == null
                ? text
                : construct.construct(new ScalarNode(tag, text, event.getScalarStyle()));
        return new YamlValue.Scalar(where, value, text);
    }

    private YamlValue sequence(Where where, int depth) {
        List<YamlValue> elements = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            elements.add(value(next, where.child(Integer.toString(elements.size())), depth + 1));
        }
        return new YamlValue.Sequence(where, elements);
    }

    private YamlValue mapping(Where where, int depth) {
        SequencedMap<String, YamlValue> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            refuseAnchorsAndTags(next);
            if (!(next instanceof ScalarEvent scalar)) {
                throw at(where, next.getStartMark(), "a key must be text");
            }
            String key = scalar.getValue();
            int line = next.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            Integer before = lines.put(key, line);
            if (before != null) {
                throw where.child(key).refuse("given twice, in lines " + before + " and " + line);
            }
            entries.put(key, value(events.next(), where.child(key), depth + 1));
        }
        return new YamlValue.Mapping(where, entries);
    }

    private static RecipeException at(Where where, Optional<Mark> mark, String what) {
        String position = mark.map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + ": ")
                .orElse("");
        return new Where(where.source()).refuse(position + what);
    }
}

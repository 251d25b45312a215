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
    private static final LoadSettings SETTINGS = LoadSettings.builder().setSchema(SCHEMA)
            .setCodePointLimit(YamlFile.LARGEST).build();

    private final Where root;
    private final Iterator<Event> events;
    private final Mistakes mistakes;

    private YamlParser(Where root, Iterator<Event> events, Mistakes mistakes) {
        this.root = root;
        this.events = events;
        this.mistakes = mistakes;
    }

    /**
     * Reads a text.
     *
     * @param root where the text comes from; the keys inside are added to its path
     * @param mistakes for keys that stand twice, of which the first one is read
     * @throws RecipeException where the text is none that can be read to its end
     */
    static YamlValue parse(Where root, String text, Mistakes mistakes) {
        try {
            Iterable<Event> events = new Parse(SETTINGS).parseString(text);
            return new YamlParser(root, events.iterator(), mistakes).document();
        } catch (MarkedYamlEngineException e) {
            throw at(root, e.getProblemMark(), "not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            throw root.at("").at(spot(e.getCodePoint(), text)).refuse("not YAML: character "
                    + String.format("U+%04X", e.getCodePoint()) + " is not allowed");
        } catch (YamlEngineException e) {
            throw root.at("").refuse("not YAML: " + e.getMessage());
        }
    }

    /** Where a character stands first; the place that the reader tells is one in its buffer. */
    private static Where.Spot spot(int codePoint, String text) {
        int index = Math.max(0, text.indexOf(codePoint));
        int line = 1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
        int begin = text.lastIndexOf('\n', index - 1) + 1;
        return new Where.Spot(line, 1 + text.codePointCount(begin, index));
    }

    private YamlValue document() {
        events.next(); // the stream starts
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            return new YamlValue.Scalar(root, null, "");
        }
        Event first = events.next();
        YamlValue value = value(first, root.keyAt(first.getStartMark()), 0);
        events.next(); // the document ends
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw at(root, next.getStartMark(), "a second document starts here; one is allowed");
        }
        return value;
    }

    private YamlValue value(Event event, Where place, int depth) {
        refuseAnchorsAndTags(event);
        Where where = place.at(event.getStartMark());
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
            elements.add(value(next, where.child(Integer.toString(elements.size())).keyAt(next.getStartMark()),
                    depth + 1));
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
            Where place = where.child(key).keyAt(next.getStartMark());
            Integer before = lines.putIfAbsent(key, line);
            if (before != null) {
                mistakes.add(place.ofKey().refuse("given twice, in lines " + before + " and " + line));
            }
            YamlValue value = value(events.next(), place, depth + 1);
            entries.putIfAbsent(key, value);
        }
        return new YamlValue.Mapping(where, entries);
    }

    private static RecipeException at(Where where, Optional<Mark> mark, String what) {
        return where.at("").at(mark).refuse(what);
    }
}

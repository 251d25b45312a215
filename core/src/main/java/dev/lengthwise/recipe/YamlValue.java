package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a YAML text says, each value with the place it comes from, so that an error found after a merge still names it. */
public sealed interface YamlValue {
    Where where();

    /** The value as messages show it: {@code 1.7}, {@code "abc"}, {@code a list}. */
    String shown();

    /** The value in YAML's flow style, on one line. */
    String flow();

    /**
     * What a program gives, as if it were written.
     *
     * @param tree of maps, lists, texts, numbers, booleans and null
     * @throws IllegalArgumentException for anything else
     */
    static YamlValue of(Where where, @Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                SequencedMap<String, YamlValue> entries = new LinkedHashMap<>();
                map.forEach((key, value) -> entries.put(String.valueOf(key),
                        of(where.child(String.valueOf(key)), value)));
                yield new Mapping(where, entries);
            }
            case List<?> list -> {
                List<YamlValue> elements = new ArrayList<>();
                list.forEach(value -> elements.add(of(where.child(Integer.toString(elements.size())), value)));
                yield new Sequence(where, elements);
            }
            case null -> new Scalar(where, null, "");
            case Double decimal -> new Scalar(where, decimal, String.valueOf(decimal));
            case String text -> new Scalar(where, text, text);
            case Boolean _,Integer _,Long _ -> new Scalar(where, tree, String.valueOf(tree));
            default -> throw new IllegalArgumentException(
                    where.path() + ": a " + tree.getClass().getName() + " is not a value of a recipe");
        };
    }

    /**
     * What a program writes.
     *
     * @param source what it writes
     * @param tree as in {@link #of}
     */
    static YamlValue written(String source, Map<String, ?> tree) {
        return of(Where.unseen(source), tree);
    }

    /** The value as maps, lists, texts, numbers and booleans: what {@link #of} makes it from. */
    default @Nullable Object tree() {
        return switch (this) {
            case Scalar scalar -> scalar.value;
            case Sequence sequence -> sequence.elements.stream().map(YamlValue::tree).toList();
            case Mapping mapping -> {
                SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
                mapping.entries.forEach((key, value) -> tree.put(key, value.tree()));
                yield tree;
            }
        };
    }

    /** The same value, laid {@linkplain Where#layer over} what stands on lower layers. */
    default YamlValue onLayer(int layer) {
        return switch (this) {
            case Scalar scalar -> new Scalar(scalar.where.onLayer(layer), scalar.value, scalar.text);
            case Sequence sequence -> new Sequence(sequence.where.onLayer(layer),
                    sequence.elements.stream().map(element -> element.onLayer(layer)).toList());
            case Mapping mapping -> mapping.onLayer(layer);
        };
    }

    /** The highest layer that something in it was written on, and where. */
    default Where topmost() {
        Where top = where();
        for (YamlValue inner : switch (this) {
            case Scalar _ -> List.<YamlValue>of();
            case Sequence sequence -> sequence.elements;
            case Mapping mapping -> mapping.entries.values();
        }) {
            Where other = inner.topmost();
            top = other.layer() > top.layer() ? other : top;
        }
        return top;
    }

    /**
     * One value.
     *
     * @param value a String, Boolean, Integer, Long, BigInteger or Double, or null
     * @param text as it was written, without quotes
     */
    record Scalar(Where where, @Nullable Object value, String text) implements YamlValue {
        /** Words that are text without quotes. */
        private static final Pattern PLAIN = Pattern.compile("(?!(true|false|null)$)[a-z]+(-[a-z]+)*");

        @Override
        public String shown() {
            return Escapes.shorten(value == null ? "null" : value instanceof String ? Escapes.quote(text) : text);
        }

        @Override
        public String flow() {
            if (value == null) {
                return "null";
            }
            return value instanceof String && !PLAIN.matcher(text).matches() ? Escapes.quote(text) : text;
        }
    }

    /** A list. */
    record Sequence(Where where, List<YamlValue> elements) implements YamlValue {
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String shown() {
            return "a list";
        }

        @Override
        public String flow() {
            return elements.stream().map(YamlValue::flow).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /** A map, in the order written. */
    record Mapping(Where where, SequencedMap<String, YamlValue> entries) implements YamlValue {
        /** A map without entries. */
        Mapping(Where where) {
            this(where, new LinkedHashMap<>());
        }

        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        @Nullable
        YamlValue get(String key) {
            return entries.get(key);
        }

        /** This map with one entry added or replaced. */
        Mapping with(String key, YamlValue value) {
            SequencedMap<String, YamlValue> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(where, changed);
        }

        /**
         * This map with another laid over it, key by key. A task, temper or position whose {@code kind} changes is replaced as
         * a whole, as its other keys belong to the kind.
         *
         * @param holder the key that this map stands under
         */
        Mapping mergedWith(String holder, Mapping overlay) {
            if (KeysOfKinds.has(holder) && get("kind") instanceof Scalar from
                    && overlay.get("kind") instanceof Scalar to && !from.text().equals(to.text())) {
                return overlay;
            }
            SequencedMap<String, YamlValue> merged = new LinkedHashMap<>(entries);
            overlay.entries.forEach(
                    (key, value) -> merged.merge(key, value, (old, changed) -> old.overlaidBy(key, changed)));
            return new Mapping(where, merged);
        }

        @Override
        public Mapping onLayer(int layer) {
            SequencedMap<String, YamlValue> moved = new LinkedHashMap<>(entries);
            moved.replaceAll((key, value) -> value.onLayer(layer));
            return new Mapping(where.onLayer(layer), moved);
        }

        /** This map without some of its entries. */
        public Mapping without(List<String> keys) {
            SequencedMap<String, YamlValue> kept = new LinkedHashMap<>(entries);
            kept.keySet().removeAll(keys);
            return new Mapping(where, kept);
        }

        @Override
        public String shown() {
            return "a map";
        }

        @Override
        public String flow() {
            return entries.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue().flow())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * This value with another laid over it: maps are {@linkplain Mapping#mergedWith merged}, everything else is replaced.
     *
     * @param holder the key or list index that this value stands under
     */
    default YamlValue overlaidBy(String holder, YamlValue overlay) {
        return this instanceof Mapping below && overlay instanceof Mapping above
                ? below.mergedWith(holder, above)
                : overlay;
    }
}

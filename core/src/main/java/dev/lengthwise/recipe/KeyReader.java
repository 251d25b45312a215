package dev.lengthwise.recipe;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Part;
import dev.lengthwise.task.TaskConfig;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record from a section, by what its components' {@link Key}s say: the type of each key and its default. */
public final class KeyReader {
    private KeyReader() {
    }

    /**
     * Reads a record; what is wrong is put down among the section's mistakes.
     *
     * @param section with the record's keys, or more
     */
    public static <R extends Record> R read(Section section, Class<R> type) {
        return read(section, type, Map.of());
    }

    /**
     * Reads a record of which some components are read in their own way.
     *
     * @param own what gives the value of a component, by its name
     */
    public static <R extends Record> R read(Section section, Class<R> type,
            Map<String, Supplier<? extends @Nullable Object>> own) {
        return section.build(() -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (RecordComponent component : Keys.components(type)) {
                Supplier<? extends @Nullable Object> reader = own.get(component.getName());
                values.put(component.getName(),
                        reader == null ? value(section, component, values) : reader.get());
            }
            return Keys.create(type, new ArrayList<>(values.values()));
        });
    }

    /**
     * Reads one of several records, which the key {@code kind} chooses; keys that are another kind's are refused.
     *
     * @param section with {@code kind} and the keys of all kinds
     * @param absent the kind that is meant where none is given; null where it is needed
     */
    static Record readKind(Section section, Map<String, Class<? extends Record>> kinds, @Nullable String absent) {
        List<String> names = List.copyOf(kinds.keySet());
        String kind = absent == null ? section.word("kind", names) : section.choice("kind", absent, names);
        Class<? extends Record> type = kinds.getOrDefault(kind, kinds.values().iterator().next());
        section.requireOnly(kind, Keys.ofKinds(Map.of(kind, type)));
        return read(section, type, Keys.names(type).contains("kind") ? Map.of("kind", () -> kind) : Map.of());
    }

    /**
     * Whether a component has the value that it has if its key is not given.
     *
     * @param others the values of the components before it
     */
    static boolean isDefault(RecordComponent component, @Nullable Object value, Map<String, ?> others) {
        Mistakes none = new Mistakes();
        Section nothing = Section.of(new YamlValue.Mapping(Where.unseen("default")), List.of(component.getName()),
                none);
        Object absent = value(nothing, component, others);
        return none.isEmpty() && Objects.equals(absent, value);
    }

    private static @Nullable Object value(Section section, RecordComponent component, Map<String, ?> others) {
        String name = component.getName();
        Key key = Keys.of(component);
        Class<?> type = component.getType();
        Part part = component.getAnnotation(Part.class);
        if (part != null) {
            return part(section, component, part);
        }
        if (type == TaskConfig.class) {
            return RecipeBinder.task(section);
        }
        if (type == Names.class) {
            List<String> names = section.textOrTexts(name, List.of());
            return names.isEmpty() ? null : new Names(names);
        }
        if (type.isSealed()) {
            Map<String, Class<? extends Record>> kinds = Keys.kinds(type);
            return readKind(section.section(name, Keys.ofKinds(kinds)), kinds,
                    key.absent().isEmpty() ? null : kindOf(key.absent()));
        }
        if (type.isRecord() && !Keys.isPlain(type) && !KeyScalar.isScalar(type)) {
            Class<? extends Record> record = type.asSubclass(Record.class);
            List<String> keys = Keys.names(record);
            Section inner = key.absent().equals("null")
                    ? section.sectionOrNull(name, keys)
                    : section.section(name, keys);
            return inner == null ? null : read(inner, record);
        }
        if (type == List.class) {
            return list(section, component, key);
        }
        if (type == Path.class) {
            return folder(section, name, others);
        }
        KeyScalar scalar = KeyScalar.of(component);
        if (key.derived() != Derived.None.class) {
            return section.scalar(name, Keys.derived(key, others), scalar::read);
        }
        if (key.absent().isEmpty()) {
            return section.needed(name, scalar.what(), scalar.substitute(), scalar::read);
        }
        if (key.absent().equals("null")) {
            return section.scalarOrNull(name, scalar::read);
        }
        return section.scalar(name, scalar.read(written(key.absent())), scalar::read);
    }

    /** What is read later; a map is needed already, a list too, but what else it may be is for whoever reads it. */
    private static @Nullable Object part(Section section, RecordComponent component, Part part) {
        String name = component.getName();
        if (component.getType() == YamlValue.Mapping.class) {
            return section.mapping(name, part.whose());
        }
        if (component.getType() != List.class) {
            return section.isNull(name) ? null : section.value(name);
        }
        var _ = section.required(name);
        return Objects.requireNonNullElse(section.list(name), List.of());
    }

    /**
     * A folder; where it is not given, that of the file which gives the key before it, from where a relative one is seen as well.
     *
     * @param others the values of the components before it
     */
    private static Path folder(Section section, String name, Map<String, ?> others) {
        String before = others.isEmpty() ? name : List.copyOf(others.keySet()).getLast();
        Path seen = (section.has(name) ? section.at(name) : section.at(before)).folder();
        return section.scalar(name, seen, value -> {
            try {
                return seen.resolve(Scalars.text(value)).normalize();
            } catch (InvalidPathException e) {
                throw value.where().refuse(value.shown() + " is not a path");
            }
        });
    }

    private static @Nullable Object list(Section section, RecordComponent component, Key key) {
        String name = component.getName();
        if (key.absent().equals("null") && (!section.has(name) || section.isNull(name))) {
            return null;
        }
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        if (element == Integer.class) {
            return key.absent().isEmpty()
                    ? needed(section, name, () -> section.lengths(name, List.of()))
                    : section.lengths(name, list(key, Scalars::lengths).stream().flatMap(List::stream).toList());
        }
        if (!((Class<?>) element).isRecord()) {
            KeyScalar scalar = KeyScalar.ofElement((Class<?>) element, key);
            return key.absent().isEmpty()
                    ? needed(section, name, () -> section.each(name, List.of(), scalar::read))
                    : section.each(name, list(key, scalar::read), scalar::read);
        }
        Class<? extends Record> type = ((Class<?>) element).asSubclass(Record.class);
        List<Section> elements = section.sections(name, Keys.names(type));
        if (key.absent().isEmpty()) {
            var _ = section.required(name);
        }
        if (elements == null) {
            Mistakes none = new Mistakes();
            return list(key, value -> read(Section.of(value, Keys.names(type), none), type));
        }
        return elements.stream().map(each -> (Object) read(each, type)).toList();
    }

    private static <T> List<T> needed(Section section, String name, Supplier<List<T>> reader) {
        var _ = section.required(name);
        return reader.get();
    }

    private static <T> List<T> list(Key key, Function<YamlValue, T> reader) {
        return key.absent().isEmpty() || key.absent().equals("null")
                ? List.of()
                : Scalars.list(written(key.absent())).stream().map(reader).toList();
    }

    /** A default, as it is written. */
    private static YamlValue written(String absent) {
        return YamlParser.parse(Where.unseen("default"), absent, new Mistakes());
    }

    private static String kindOf(String absent) {
        YamlValue kind = Found.at((YamlValue.Mapping) written(absent), "kind").value();
        return Scalars.text(Objects.requireNonNull(kind));
    }
}

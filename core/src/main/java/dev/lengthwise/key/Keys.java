package dev.lengthwise.key;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys of a record, made from and taken apart into their values. */
public final class Keys {
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private Keys() {
    }

    /** The names of a record's keys, in the record's order. */
    public static List<String> names(Class<? extends Record> type) {
        return components(type).stream().map(RecordComponent::getName).toList();
    }

    /** A record's components, in its order. */
    public static List<RecordComponent> components(Class<? extends Record> type) {
        return COMPONENTS.get(type);
    }

    /**
     * What is said about a component, on itself or on the method of an interface.
     *
     * @throws IllegalArgumentException where nothing is
     */
    public static Key of(RecordComponent component) {
        Key own = component.getAnnotation(Key.class);
        if (own != null) {
            return own;
        }
        for (Class<?> shared : component.getDeclaringRecord().getInterfaces()) {
            for (var method : shared.getMethods()) {
                Key key = method.getAnnotation(Key.class);
                if (key != null && method.getName().equals(component.getName())) {
                    return key;
                }
            }
        }
        throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " has no @Key, which says what a recipe's key is");
    }

    /** What is said about one of a record's keys. */
    public static Key of(Class<? extends Record> type, String name) {
        return of(component(type, name));
    }

    private static RecordComponent component(Class<? extends Record> type, String name) {
        return components(type).stream().filter(component -> component.getName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no component " + name));
    }

    /** What one of a record's numbers may be. */
    public static Bounds bounds(Class<? extends Record> type, String name) {
        return Bounds.parse(of(type, name).allowed());
    }

    /**
     * Refuses numbers out of their bounds; for a record's own constructor.
     *
     * @param values of all components, in the record's order
     * @throws IllegalArgumentException that begins with the key's name
     */
    public static void check(Class<? extends Record> type, @Nullable Object... values) {
        List<RecordComponent> components = components(type);
        if (components.size() != values.length) {
            throw new IllegalArgumentException(
                    type.getName() + " has " + components.size() + " components, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            String allowed = of(components.get(i)).allowed();
            if (values[i] instanceof Number number && !allowed.isEmpty()) {
                Bounds.parse(allowed).require(components.get(i).getName(), number);
            }
        }
    }

    /**
     * Calls a record's canonical constructor.
     *
     * @throws IllegalArgumentException that the constructor throws itself
     */
    public static <R extends Record> R create(Class<R> type, List<? extends @Nullable Object> values) {
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(components(type).stream()
                    .map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a component. */
    public static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The default of a key that follows from others.
     *
     * @throws IllegalArgumentException where the others allow none
     */
    public static Object derived(Key key, Map<String, ?> others) {
        try {
            var constructor = key.derived().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().from(others);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(key.derived() + " cannot be made", e);
        }
    }

    /** A record's components in the order in which they are written. */
    public static List<RecordComponent> written(Class<? extends Record> type) {
        List<RecordComponent> order = new ArrayList<>(components(type));
        for (RecordComponent component : components(type)) {
            String before = of(component).before();
            if (!before.isEmpty()) {
                order.remove(component);
                order.add(order.indexOf(component(type, before)), component);
            }
        }
        return order;
    }

    /** Whether a record is {@linkplain Plain plainly written}. */
    public static boolean isPlain(Class<?> type) {
        return type.isAnnotationPresent(Plain.class);
    }

    /** The records of a sealed interface by the names of their {@linkplain Kind kinds}, in the order of their declaration. */
    public static SequencedMap<String, Class<? extends Record>> kinds(Class<?> sealed) {
        Class<?>[] permitted = Objects.requireNonNull(sealed.getPermittedSubclasses(), () -> sealed + " is not sealed");
        SequencedMap<String, Class<? extends Record>> kinds = new LinkedHashMap<>();
        for (Class<?> type : permitted) {
            kinds.put(annotation(type, Kind.class).value(), type.asSubclass(Record.class));
        }
        return kinds;
    }

    /** The name of a record's {@linkplain Kind kind}. */
    public static String kind(Object record) {
        return annotation(record.getClass(), Kind.class).value();
    }

    /** The keys of all kinds together, {@code kind} first. */
    public static List<String> ofKinds(Map<String, Class<? extends Record>> kinds) {
        List<String> names = new ArrayList<>(List.of("kind"));
        names.addAll(kinds.values().stream().flatMap(type -> names(type).stream()).distinct()
                .filter(name -> !name.equals("kind")).collect(Collectors.toList()));
        return names;
    }

    /** The words that an enum's constants are written as. */
    public static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
    }

    private static <A extends Annotation> A annotation(Class<?> type, Class<A> annotation) {
        return Objects.requireNonNull(type.getAnnotation(annotation),
                () -> type.getName() + " has no @" + annotation.getSimpleName());
    }
}

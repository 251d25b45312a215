package dev.lengthwise.recipe.reference;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Part;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Suggestion;
import dev.lengthwise.task.TaskConfig;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** All keys of a recipe, in the order in which it is written. */
public final class RecipeKeys {
    private final Class<? extends Record> root;
    private final List<RecipeKey> keys = new ArrayList<>();
    private final Map<String, Map<String, String>> kinds = new LinkedHashMap<>();

    private RecipeKeys(Class<? extends Record> root) {
        this.root = root;
        record(root, "", Map.of());
    }

    /** All of them; a map stands before its own keys. */
    public static List<RecipeKey> all() {
        return of(Recipe.class);
    }

    /** The same of another record; maps of a recipe's keys, which are told elsewhere, are not looked into. */
    static List<RecipeKey> of(Class<? extends Record> type) {
        return new RecipeKeys(type).keys;
    }

    /** What each kind is that a key {@code kind} chooses from, by the key's path and the kind's name; those that say it. */
    static Map<String, Map<String, String>> kinds() {
        return new RecipeKeys(Recipe.class).kinds;
    }

    /**
     * A key and those below it.
     *
     * @param path as {@code --set} takes it; a list's index may be left out
     * @throws RecipeException for one that there is not
     */
    public static List<RecipeKey> at(String path) {
        String wanted = plain(path);
        List<RecipeKey> all = all();
        List<RecipeKey> found = all.stream()
                .filter(key -> (plain(key.path()) + ".").startsWith(wanted + ".")).toList();
        if (!found.isEmpty()) {
            return found;
        }
        List<String> named = all.stream().filter(key -> key.name().equals(wanted)).map(RecipeKey::path).distinct()
                .toList();
        String meant = named.isEmpty()
                ? Suggestion.closest(wanted, all.stream().map(key -> plain(key.path())).toList()).orElse("")
                : String.join(" or ", named);
        throw new RecipeException(path + ": not a key of a recipe; " + (meant.isEmpty()
                ? "allowed: " + Keys.names(Recipe.class).stream().collect(Collectors.joining(", "))
                        + ", and what stands in them"
                : "did you mean " + meant + "?"));
    }

    private static String plain(String path) {
        return path.replaceAll("\\.(N|\\d+)(?=\\.|$)", "");
    }

    private void record(Class<? extends Record> type, String prefix, Map<String, List<String>> kinds) {
        for (RecordComponent component : Keys.written(type)) {
            component(component, prefix, kinds.getOrDefault(component.getName(), List.of()));
        }
    }

    private void component(RecordComponent component, String prefix, List<String> kinds) {
        Key key = Keys.of(component);
        String path = prefix + component.getName();
        Class<?> type = component.getType();
        SequencedMap<String, Class<? extends Record>> choice = Choices.of(type);
        keys.add(new RecipeKey(path, Form.of(component), absent(key, Form.isMap(type) && choice.isEmpty()), key.value(),
                kinds));
        Part part = component.getAnnotation(Part.class);
        if (part != null) {
            if (part.here()) {
                String between = part.by().isEmpty() ? type == List.class ? "N." : "" : part.by() + ".";
                record(part.of(), path + "." + between, Map.of());
            }
        } else if (type == TaskConfig.class && root != Recipe.class) {
            return; // its kinds are a recipe's
        } else if (!choice.isEmpty()) {
            kinds(choice, path + ".", key.absent());
        } else if (Form.isMap(type)) {
            record(type.asSubclass(Record.class), path + ".", Map.of());
        } else if (type == List.class && Form.isMap(Form.element(component))) {
            record(Form.element(component).asSubclass(Record.class), path + ".N.", Map.of());
        }
    }

    private static String absent(Key key, boolean map) {
        return switch (key.absent()) {
            case "" -> map ? "" : RecipeKey.NEEDED;
            case "null" -> RecipeKey.NOT_SET;
            default -> key.absent();
        };
    }

    /** The key {@code kind}, and the others by the kinds that have them. */
    private void kinds(SequencedMap<String, Class<? extends Record>> choice, String prefix, String absent) {
        Map<String, String> said = new LinkedHashMap<>();
        choice.forEach((kind, type) -> {
            if (type.isAnnotationPresent(Kind.class)) {
                said.put(kind, type.getAnnotation(Kind.class).says());
            }
        });
        kinds.put(prefix + "kind", said);
        String says = said.isEmpty()
                ? "which of these it is"
                : said.entrySet().stream().map(kind -> kind.getKey() + ": " + kind.getValue())
                        .collect(Collectors.joining("; "));
        keys.add(new RecipeKey(prefix + "kind", "one of " + String.join(", ", choice.keySet()),
                absent.isEmpty() ? RecipeKey.NEEDED : absent.replaceAll("\\{kind: (.*)}", "$1"), says, List.of()));
        Map<List<Object>, List<String>> having = new LinkedHashMap<>();
        Map<List<Object>, RecordComponent> components = new LinkedHashMap<>();
        choice.forEach((kind, type) -> Keys.written(type).forEach(component -> {
            List<Object> same = List.of(component.getName(), component.getGenericType(), Keys.of(component));
            having.computeIfAbsent(same, _ -> new ArrayList<>()).add(kind);
            components.putIfAbsent(same, component);
        }));
        components.forEach((same, component) -> component(component, prefix, having.getOrDefault(same, List.of())));
    }
}

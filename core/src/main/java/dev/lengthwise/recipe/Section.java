package dev.lengthwise.recipe;

import dev.lengthwise.key.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A map with a closed set of keys, read key by key. Nothing is converted silently: a value of another type is put down among the
 * {@linkplain Mistakes mistakes}, and so is what a record refuses in its constructor, at the key it names. Reading goes on with a
 * substitute, so that what is wrong elsewhere is found as well; whoever began to read asks the mistakes whether the result counts.
 */
public final class Section {
    private static final String ANY_TEXT = "x"; // stands for text that is missing; usable as a name
    private static final int ANY_NUMBER = 1; // likewise; within most bounds

    private final YamlValue.Mapping values;
    private final List<String> allowed;
    private final Mistakes mistakes;
    private final String path;
    /** Keys that read as if they were not given, since what is given is wrong. */
    private final Set<String> wrong = new HashSet<>();

    private Section(YamlValue.Mapping values, List<String> allowed, Mistakes mistakes, String path) {
        this.values = values;
        this.allowed = allowed;
        this.mistakes = mistakes;
        this.path = path;
    }

    /** The root of what is read; see {@link #of(YamlValue, List, Mistakes, String)}. */
    public static Section of(YamlValue value, List<String> allowed, Mistakes mistakes) {
        return of(value, allowed, mistakes, "");
    }

    /**
     * Refuses what is no map, and keys that are not allowed.
     *
     * @param path the keys that lead to the section from the root of what is read
     */
    public static Section of(YamlValue value, List<String> allowed, Mistakes mistakes, String path) {
        if (!(value instanceof YamlValue.Mapping mapping)) {
            mistakes.add(path, value.where()
                    .refuse(value.shown() + " is not a map with the keys " + String.join(", ", allowed)));
            Section unread = new Section(new YamlValue.Mapping(value.where()), allowed, mistakes, path);
            unread.wrong.addAll(allowed);
            return unread;
        }
        Section section = new Section(mapping, allowed, mistakes, path);
        mapping.entries().forEach((key, given) -> {
            if (!allowed.contains(key)) {
                section.refuseUnknown(key, given);
            }
        });
        return section;
    }

    private void refuseUnknown(String key, YamlValue value) {
        String meant = Suggestion.closest(key, allowed).orElse("");
        mistakes.add(path(key), value.where().ofKey()
                .refuse("unknown key; " + (meant.isEmpty() ? "" : "did you mean " + meant + "? ") + "allowed: "
                        + String.join(", ", allowed)));
        if (!meant.isEmpty()) {
            mistakes.doubt(path(meant)); // its default is not what was asked for
        }
    }

    /** The names of a record's components, which are the keys of its section. */
    static List<String> keys(Class<? extends Record> type) {
        return Keys.names(type);
    }

    /** Refuses the keys that the section's kind has no use for, if the kind is known. */
    void requireOnly(String kind, List<String> keys) {
        if (!isSure("kind")) {
            return;
        }
        values.entries().forEach((key, value) -> {
            if (allowed.contains(key) && !keys.contains(key)) {
                mistakes.add(path(key), value.where().ofKey()
                        .refuse("not used by kind " + kind + "; allowed: " + String.join(", ", keys)));
            }
        });
    }

    /** Where the value at a path of keys and list indexes was written, or would be. */
    Where at(String... keys) {
        return Found.at(values, keys).where();
    }

    /** The list at a path, if one is written there. */
    YamlValue.@Nullable Sequence sequence(String... keys) {
        return Found.at(values, keys).value() instanceof YamlValue.Sequence sequence ? sequence : null;
    }

    /** What is written here. */
    public YamlValue.Mapping all() {
        return values;
    }

    /** Puts down that something is wrong with the value at a key. */
    public void refuse(String key, String what) {
        refuse(key, List.of(), what);
    }

    /**
     * Puts down that a value does not go with others. Of all of them the one that was laid over the rest is to blame: an option before an
     * arm, an arm before the recipe.
     *
     * @param key of the value, as a path below this section
     * @param others paths below this section
     */
    void refuse(String key, List<String> others, String what) {
        Found one = Found.at(values, key.split("\\."));
        Where blamed = others.stream().map(other -> Found.at(values, other.split("\\.")).topmost())
                .reduce(one.topmost(), (a, b) -> b.layer() > a.layer() ? b : a);
        wrong.add(key);
        mistakes.add(path(key), blamed.layer() <= one.where().layer()
                ? one.where().refuse(what)
                : blamed.whole().refuse(path(key) + ": " + what));
    }

    /** Whether what is read at these keys, and below them, is what was asked for. */
    public boolean isSure(String... keys) {
        return mistakes.isSure(Arrays.stream(keys).map(this::path).toArray(String[]::new));
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return value(key) != null;
    }

    /** What is written under a key, or null. */
    @Nullable
    public YamlValue value(String key) {
        return wrong.contains(key) ? null : values.get(key);
    }

    /**
     * Runs a record's constructor; its refusal {@code share 2.0 is not ...} is put down as {@code hints.0.share: 2.0 is not ...}, and it
     * runs again without that key.
     *
     * @param constructor reads the keys of this section each time
     * @throws RecipeException with all that is wrong so far, if there is no substitute
     */
    public <T> T build(Supplier<T> constructor) {
        for (int refused = 0; refused <= allowed.size(); refused++) {
            try {
                return constructor.get();
            } catch (IllegalArgumentException e) {
                refused(String.valueOf(e.getMessage()));
            }
        }
        throw mistakes.exception();
    }

    private void refused(String message) {
        int space = message.indexOf(' ');
        String key = space > 0 ? message.substring(0, space) : "";
        if (!allowed.contains(key)) {
            if (wrong.isEmpty()) {
                mistakes.add(path, at().refuse(message));
            }
            wrong.addAll(allowed); // what is to blame is not known
            return;
        }
        String what = message.substring(space + 1);
        List<String> others = allowed.stream().filter(other -> !other.equals(key) && mentions(what, other)).toList();
        if (wrong.contains(key)) { // not even its default goes with the others
            wrong.addAll(wrong.containsAll(others) ? allowed : others);
        } else if (has(key) && others.isEmpty() || isSure(key) && isSure(others.toArray(String[]::new))) {
            refuse(key, others, what);
        }
        wrong.add(key);
    }

    private static boolean mentions(String message, String key) {
        return Pattern.compile("\\b" + Pattern.quote(key) + "\\b").matcher(message).find();
    }

    /** The section under a key, without entries if it is not given. */
    public Section section(String key, List<String> keys) {
        YamlValue value = value(key);
        return of(value == null ? new YamlValue.Mapping(at(key)) : value, keys, mistakes, path(key));
    }

    /** The section under a key; null if it is not given or null. */
    @Nullable
    Section sectionOrNull(String key, List<String> keys) {
        return has(key) && !isNull(key) ? section(key, keys) : null;
    }

    /** The sections of a list, or null if it is not given. */
    @Nullable
    public List<Section> sections(String key, List<String> keys) {
        List<YamlValue> elements = list(key);
        if (elements == null) {
            return null;
        }
        List<Section> sections = new ArrayList<>();
        for (YamlValue element : elements) {
            sections.add(of(element, keys, mistakes, path(key) + "." + sections.size()));
        }
        return sections;
    }

    /** The values of a list, or null if it is not given. */
    @Nullable
    public List<YamlValue> list(String key) {
        return read(key, null, Scalars::list);
    }

    /** The values of a list that is needed; empty if there are none. */
    List<YamlValue> required(String key) {
        List<YamlValue> elements = list(key);
        if (elements == null && !wrong.contains(key) && isSure(key)) {
            refuse(key, "missing; a list is needed");
        } else if (elements != null && elements.isEmpty()) {
            refuse(key, "is empty; at least one is needed");
        }
        return elements == null ? List.of() : elements;
    }

    /**
     * What is read of each element of a list.
     *
     * @param absent if the list is not given, or an element is wrong
     */
    public <T> List<T> each(String key, List<T> absent, Function<YamlValue, T> reader) {
        List<YamlValue> elements = list(key);
        if (elements == null) {
            return absent;
        }
        List<T> values = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < elements.size(); i++) {
            try {
                values.add(reader.apply(elements.get(i)));
            } catch (RecipeException e) {
                mistakes.add(path(key) + "." + i, e);
                right = false;
            }
        }
        if (!right) {
            wrong.add(key);
        }
        return right ? values : absent;
    }

    /**
     * The lengths of a list, each a number of at least 1 or a {@linkplain LengthRange range}, none twice.
     *
     * @param absent if the list is not given, or a length is wrong
     */
    public List<Integer> lengths(String key, List<Integer> absent) {
        Set<Integer> seen = new HashSet<>();
        List<List<Integer>> parts = each(key, List.of(absent), element -> {
            List<Integer> lengths = Scalars.lengths(element);
            for (int length : lengths) {
                if (length < 1) {
                    throw element.where().refuse(length + " is below 1");
                }
                if (!seen.add(length)) {
                    throw element.where().refuse(length + " is there twice");
                }
            }
            return lengths;
        });
        List<Integer> lengths = parts.stream().flatMap(List::stream).toList();
        if (lengths.size() > LengthRange.MOST) {
            refuse(key, "has " + lengths.size() + " lengths; at most " + LengthRange.MOST + " are allowed");
            return absent;
        }
        return lengths;
    }

    public int integer(String key) {
        return required(key, "a whole number", ANY_NUMBER, Scalars::integer);
    }

    public String text(String key) {
        return required(key, "text", ANY_TEXT, Scalars::text);
    }

    public String text(String key, String absent) {
        return read(key, absent, Scalars::text);
    }

    /** A text, or a list of texts without one twice. */
    List<String> textOrTexts(String key, List<String> absent) {
        if (!(value(key) instanceof YamlValue.Sequence)) {
            return has(key) ? List.of(text(key)) : absent;
        }
        Set<String> seen = new HashSet<>();
        List<String> texts = each(key, absent, element -> {
            String text = Scalars.text(element);
            if (!seen.add(text)) {
                throw element.where().refuse(element.shown() + " is there twice");
            }
            return text;
        });
        if (has(key) && texts.isEmpty()) {
            refuse(key, "is empty; at least one is needed");
            return absent;
        }
        return texts;
    }

    /** A text that is needed and can be a folder's name. */
    public String folder(String key) {
        return folder(key, text(key));
    }

    /** A text that can be a folder's name. */
    public String folder(String key, String absent) {
        String name = text(key, absent);
        try {
            return StudyPlan.folder(name);
        } catch (IllegalArgumentException e) {
            if (!wrong.contains(key)) {
                refuse(key, String.valueOf(e.getMessage()).substring("name ".length()));
            }
            return ANY_TEXT;
        }
    }

    /**
     * A map that is kept as it was written; without entries if it is not given.
     *
     * @param whose keys it may have, in words: {@code a recipe's}
     */
    YamlValue.Mapping mapping(String key, String whose) {
        return switch (value(key)) {
            case null -> new YamlValue.Mapping(at(key));
            case YamlValue.Mapping mapping -> mapping;
            case YamlValue other -> {
                refuse(key, other.shown() + " is not a map of " + whose + " keys");
                yield new YamlValue.Mapping(other.where());
            }
        };
    }

    /** One of some words. */
    String word(String key, List<String> words) {
        return required(key, "one of " + String.join(", ", words), words.getFirst(),
                value -> Scalars.word(value, words));
    }

    /** One of an enum's constants, by the name its toString gives. */
    <E extends Enum<E>> E choice(String key, E absent) {
        return choice(key, absent, List.of(absent.getDeclaringClass().getEnumConstants()));
    }

    /** One of some constants, by the name its toString gives. */
    <T> T choice(String key, T absent, List<T> constants) {
        List<String> names = constants.stream().map(String::valueOf).toList();
        return read(key, absent, value -> constants.get(names.indexOf(Scalars.word(value, names))));
    }

    /** A value that its reader makes of what is written, or refuses. */
    <T> T scalar(String key, T absent, Function<YamlValue, ? extends T> reader) {
        return read(key, absent, reader);
    }

    /** A value that may also be null, which it is if it is not given. */
    <T> @Nullable T scalarOrNull(String key, Function<YamlValue, ? extends T> reader) {
        return isNull(key) ? null : read(key, null, reader);
    }

    /**
     * A value that has to be given.
     *
     * @param what it is, as in {@code a whole number is needed}
     * @param substitute if it is not
     */
    <T> T needed(String key, String what, T substitute, Function<YamlValue, T> reader) {
        return required(key, what, substitute, reader);
    }

    /** Whether null is written there. */
    boolean isNull(String key) {
        return value(key) instanceof YamlValue.Scalar scalar && scalar.value() == null;
    }

    private <T extends @Nullable Object> T read(String key, T absent, Function<YamlValue, ? extends T> reader) {
        YamlValue value = value(key);
        if (value == null) {
            return absent;
        }
        try {
            return reader.apply(value);
        } catch (RecipeException e) {
            mistakes.add(path(key), e);
            wrong.add(key);
            return absent;
        }
    }

    private <T> T required(String key, String what, T substitute, Function<YamlValue, T> reader) {
        if (value(key) == null && !wrong.contains(key) && isSure(key)) {
            refuse(key, "missing; " + what + " is needed");
        }
        return read(key, substitute, reader);
    }
}

package dev.lengthwise.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One {@code --set model.temper.kind=log-length}: a path of keys and list indexes, and a YAML value to lay over what stands there.
 *
 * @param where the option itself, and the path
 */
record SetOption(Where where, List<String> path, YamlValue value) {
    /** Outer keys before inner ones and the kind before what belongs to it; else as given. */
    private static final Comparator<SetOption> OUTSIDE_IN = Comparator
            .<SetOption>comparingInt(option -> option.path.size())
            .thenComparing(option -> !option.path.getLast().equals("kind"));

    SetOption {
        path = List.copyOf(path);
    }

    /** The keys, joined by dots. */
    String key() {
        return String.join(".", path);
    }

    /** The options that can be read. */
    static List<SetOption> parseAll(List<String> options, Mistakes mistakes) {
        List<SetOption> parsed = new ArrayList<>();
        options.forEach(option -> mistakes.begin(Where.SET + option));
        options.forEach(option -> mistakes.gather(() -> parsed.add(parse(Where.SET + option, option, mistakes))));
        return parsed;
    }

    /**
     * Reads one.
     *
     * @param typed the whole option, for messages
     * @param set {@code KEY=VALUE}
     */
    static SetOption parse(String typed, String set, Mistakes mistakes) {
        int equals = set.indexOf('=');
        if (equals < 1) {
            throw Where.option(typed, "").refuse("is not KEY=VALUE, such as train.steps=500");
        }
        String key = set.substring(0, equals);
        Where where = Where.option(typed, key);
        return new SetOption(where, List.of(key.split("\\.", -1)),
                YamlParser.parse(where, set.substring(equals + 1), mistakes));
    }

    /** Applies options whatever their order; of two for the same key the last one counts. */
    static YamlValue.Mapping applyAll(List<SetOption> options, YamlValue.Mapping recipe, Mistakes mistakes) {
        YamlValue.Mapping changed = recipe;
        for (SetOption option : options.stream().sorted(OUTSIDE_IN).toList()) {
            try {
                changed = option.applyTo(changed, 0);
            } catch (RecipeException e) {
                mistakes.add(option.path.getFirst(), e);
            }
        }
        return changed;
    }

    private YamlValue.Mapping applyTo(YamlValue.Mapping mapping, int depth) {
        String key = path.get(depth);
        YamlValue old = mapping.get(key);
        YamlValue changed = old == null ? nested(depth + 1) : apply(old, depth + 1);
        return mapping.mergedWith(holder(depth), new YamlValue.Mapping(mapping.where()).with(key, changed));
    }

    private YamlValue apply(YamlValue target, int depth) {
        if (depth == path.size()) {
            return target.overlaidBy(holder(depth), value);
        }
        return switch (target) {
            case YamlValue.Mapping mapping -> applyTo(mapping, depth);
            case YamlValue.Sequence sequence -> {
                int index = index(sequence, depth);
                List<YamlValue> elements = new ArrayList<>(sequence.elements());
                elements.set(index, apply(elements.get(index), depth + 1));
                yield new YamlValue.Sequence(sequence.where(), elements);
            }
            case YamlValue.Scalar scalar ->
                throw where.refuse("no key of " + prefix(depth) + ", which is " + scalar.shown());
        };
    }

    private int index(YamlValue.Sequence sequence, int depth) {
        int size = sequence.elements().size();
        String key = path.get(depth);
        if (key.matches("[0-9]{1,6}") && Integer.parseInt(key) < size) {
            return Integer.parseInt(key);
        }
        throw where.refuse("no element of " + prefix(depth) + ", a list of " + size + " counted from 0");
    }

    /** The value under the rest of the path, where the recipe has nothing yet. */
    private YamlValue nested(int depth) {
        if (depth == path.size()) {
            return value;
        }
        String key = path.get(depth);
        if (key.matches("[0-9]+")) {
            throw where.refuse("no element of " + prefix(depth) + ", which is not given; set the whole list");
        }
        return new YamlValue.Mapping(where.at(prefix(depth))).with(key, nested(depth + 1));
    }

    /** The key of the value that the key at a depth belongs to. */
    private String holder(int depth) {
        return depth == 0 ? "" : path.get(depth - 1);
    }

    private String prefix(int depth) {
        return String.join(".", path.subList(0, depth));
    }
}

package dev.lengthwise.recipe.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says beside each key of a recipe's YAML what it is: the sentence that {@code recipe --explain} and docs/recipe.md have. */
public final class RecipeComments {
    /** Where comments begin, if the key and its value leave room. */
    private static final int COLUMN = 28;
    /** A key, perhaps the first of a list's map, perhaps itself a comment, to be taken out of it; its value; what is said of it so far. */
    private static final Pattern LINE = Pattern.compile(
            "(?<indent> *)(?<item>- )?(?<off># )?(?<key>\\w+):(?<value> (?:\"[^\"]*\"|'[^']*'|[^#\"']*?))?(?: +#.*)?");
    private static final Pattern KIND = Pattern.compile("\\{kind: ([\\w-]+).*");

    private final Map<String, List<RecipeKey>> keys = RecipeKeys.all().stream()
            .collect(Collectors.groupingBy(RecipeKey::path));
    private final Map<String, Map<String, String>> kinds = RecipeKeys.kinds();
    /** The maps that a line is in, the innermost first. */
    private final Deque<Open> open = new ArrayDeque<>();
    /** The kind of each map that has one, by the map's path. */
    private final Map<String, String> chosen = new HashMap<>();

    /**
     * A map.
     *
     * @param column of its key; its own keys stand farther right
     */
    private record Open(int column, String path) {
    }

    private RecipeComments() {
    }

    /**
     * A recipe with its comments made anew. Lines without a key, such as the title's, stay as they are, and so does what is said beside
     * a key of whose value nothing is known, such as the kind of a hint.
     *
     * @param yaml a recipe, a key a line as the shipped ones have it; maps in braces are not looked into
     */
    public static String in(String yaml) {
        RecipeComments comments = new RecipeComments();
        return yaml.lines().map(comments::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private String line(String line) {
        Matcher read = LINE.matcher(line);
        if (!read.matches()) {
            return line;
        }
        boolean item = read.group("item") != null;
        int column = read.group("indent").length() + (item ? 2 : 0);
        while (!open.isEmpty() && open.getFirst().column >= (item ? column - 1 : column)) {
            open.removeFirst();
        }
        if (item && !open.isEmpty()) {
            open.addFirst(new Open(column - 1, open.getFirst().path + ".N"));
        }
        String map = open.isEmpty() ? "" : open.getFirst().path;
        String path = map.isEmpty() ? read.group("key") : map + "." + read.group("key");
        String value = read.group("value") == null ? "" : read.group("value").strip();
        open.addFirst(new Open(column, path));
        if (read.group("key").equals("kind")) {
            chosen.put(map, value);
        }
        return says(map, path, value).map(says -> beside(line.substring(0, end(read)).stripTrailing(), says))
                .orElse(line);
    }

    private static int end(Matcher read) {
        return read.group("value") == null ? read.end("key") + 1 : read.end("value");
    }

    private static String beside(String key, String says) {
        return key + " ".repeat(Math.max(2, COLUMN - key.length())) + "# " + says;
    }

    private Optional<String> says(String map, String path, String value) {
        if (path.endsWith(".kind")) {
            return Optional.ofNullable(kinds.getOrDefault(path, Map.of()).get(value));
        }
        Matcher braces = KIND.matcher(value);
        if (braces.matches() && kinds.containsKey(path + ".kind")) {
            return says(path, path + ".kind", braces.group(1));
        }
        String kind = chosen.getOrDefault(map, "");
        return keys.getOrDefault(path, List.of()).stream()
                .filter(key -> key.kinds().isEmpty() || key.kinds().contains(kind)).findFirst().map(RecipeKey::says);
    }
}

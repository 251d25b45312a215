package dev.lengthwise;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.lengthwise.recipe.Defaults;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What classes know of a task that is not theirs: they depend on a package of the task's own, or have its name or that of a hint in a
 * string, annotations included. Names that are put together at run time are not found.
 */
final class TaskWords {
    /** Where a task may have a package of its own. */
    private static final List<String> ROOMS = List.of("task", "probe", "construct");
    /** Names that are English words too: only a string that is nothing else is one. */
    private static final Set<String> ENGLISH = Set.of("program", "count", "fill", "maximum", "before", "remaining",
            "carry", "path", "star", "maze", "reachable", "next", "parent", "distance", "edge", "closing", "nesting",
            "outermost", "copy", "after", "mode", "addition", "multiplication", "parity", "majority");

    private final Set<String> packages = new TreeSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Pattern words;

    /** @param kinds tasks, each in a package of its own below {@code dev.lengthwise.task} */
    TaskWords(Collection<TaskKind> kinds) {
        for (TaskKind kind : kinds) {
            String own = kind.getClass().getPackageName();
            ROOMS.forEach(room -> packages.add("dev.lengthwise." + room + own.substring(own.lastIndexOf('.'))));
            names.add(kind.name());
            names.addAll(hints(kind));
        }
        Set<String> found = new TreeSet<>(names);
        found.removeAll(ENGLISH);
        this.words = Pattern.compile("(?<![\\w-])(" + String.join("|", found) + ")(?![\\w-])",
                Pattern.CASE_INSENSITIVE);
    }

    /** Those of a task by its name alone; one that needs more has no hints of its own. */
    private static List<String> hints(TaskKind kind) {
        try {
            return ((TaskConfig) Defaults.of(kind.config())).task().hints().stream().map(Hint::name).toList();
        } catch (RecipeException e) {
            return List.of();
        }
    }

    /** The tasks' and their hints' names. */
    Set<String> names() {
        return names;
    }

    /** Whatever is of a task in a class that is not that task's, by the class around it: {@code depends on ...}, {@code says "sort"}. */
    Map<String, Set<String>> in(JavaClasses classes) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            if (isOwn(type)) {
                continue;
            }
            Set<String> here = new TreeSet<>();
            type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass).filter(this::isOwn)
                    .forEach(own -> here.add("depends on " + own.getName()));
            Spelled.texts(type).stream().filter(this::names).forEach(text -> here.add("says \"" + text + "\""));
            if (!here.isEmpty()) {
                found.computeIfAbsent(type.getName().replaceFirst("\\$.*", ""), _ -> new TreeSet<>()).addAll(here);
            }
        }
        return found;
    }

    private boolean isOwn(JavaClass type) {
        return packages.contains(type.getPackageName());
    }

    private boolean names(String text) {
        Matcher word = words.matcher(text);
        return word.find() || names.contains(text);
    }
}

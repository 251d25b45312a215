package dev.lengthwise.cli;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.Shipped;
import dev.lengthwise.result.codec.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped studies. */
final class StudyList {
    private StudyList() {
    }

    /**
     * One of them.
     *
     * @param plan at its smallest scale
     * @param scales from small to large; none where there is one size only
     */
    private record Entry(String name, Path file, Plan plan, List<Scale> scales) {
        static Entry of(String name) {
            Path file = Locations.file(Shipped.STUDIES, name);
            List<Scale> scales = Plan.scales(file);
            return new Entry(name, file,
                    Studies.READER.read(file, scales.isEmpty() ? null : scales.getFirst(), List.of()),
                    scales);
        }

        String describe() {
            String sizes = scales.isEmpty()
                    ? "one size"
                    : scales.stream().map(Scale::toString).collect(Collectors.joining(", "));
            return plan.title() + " (" + plan.parts().counted() + "; " + sizes + ")";
        }

        void write(ObjectNode node) {
            node.put("study", name).put("file", file.toString()).put("title", plan.title())
                    .put("question", plan.question().strip());
            node.putPOJO("scales", scales.stream().map(Scale::toString).toList());
            node.putPOJO(plan.parts().key(), plan.parts().names());
        }
    }

    /** A line for each: name, title, parts and scales; for one that cannot be read, what is wrong. */
    static String lines() {
        List<String> names = Shipped.STUDIES.names();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        return names.stream().map(name -> name + " ".repeat(width - name.length()) + "  " + describe(name) + "\n")
                .collect(Collectors.joining());
    }

    private static String describe(String name) {
        try {
            return Entry.of(name).describe();
        } catch (RecipeException e) {
            return e.line();
        }
    }

    /** The same as one document, with arms and questions. */
    static String json() {
        ArrayNode array = Json.object().putArray("studies");
        for (String name : Shipped.STUDIES.names()) {
            ObjectNode node = array.addObject();
            try {
                Entry.of(name).write(node);
            } catch (RecipeException e) {
                node.put("study", name).put("error", e.getMessage());
            }
        }
        return Json.pretty(array);
    }
}

package dev.lengthwise.study;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether a study came out to the bit as it is published: a reader of the README wants to know it of the first run. */
public final class PublishedBits {
    private static final int MOST = 3; // keys that are named

    private PublishedBits() {
    }

    /**
     * A line about it; nothing where no results are published under the study's name, or none of its runs has ended.
     *
     * @param published the folder that published results are kept in, one folder a study
     */
    public static Optional<String> line(Path published, StudyPlan plan, StudyResult result) throws IOException {
        Path kept = published.resolve(plan.name());
        if (plan.scale() != null || !Files.isRegularFile(kept.resolve("results.json"))) {
            return Optional.empty();
        }
        Reproduction reproduction;
        try {
            reproduction = Reproduction.of(kept, List.of(), List.of());
        } catch (RecipeException | DamagedFileException e) {
            return Optional.of("not compared with the published bits: " + e.getMessage());
        }
        ReproductionOutcome outcome = reproduction.compare(result);
        List<Reproduction.Beside> runs = outcome.runs().stream().filter(Reproduction.Beside::isScored).toList();
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        long same = runs.stream().filter(Reproduction.Beside::isSame).count();
        String where = "docs/results/" + plan.name();
        if (same == runs.size()) {
            return Optional.of("these are the bits of README: " + same + " of " + outcome.of()
                    + " published runs, every parameter and every count (" + where + ")");
        }
        List<String> causes = new ArrayList<>(keys(reproduction.plan(), plan));
        Map<String, List<String>> circumstances = new LinkedHashMap<>(reproduction.causes(result));
        List<String> commits = circumstances.remove("commit"); // nearly always another one: named where nothing else is
        circumstances.forEach((name, values) -> causes.add(words(name, values)));
        if (causes.isEmpty() && commits != null) {
            causes.add(words("commit", commits));
        }
        return Optional.of("not the bits of README (" + where + "): " + same + " of " + runs.size()
                + " runs are the same. What differs: "
                + (causes.isEmpty() ? "nothing that is kept" : String.join("; ", causes)));
    }

    private static String words(String name, List<String> values) {
        return name + " " + values.getFirst() + " there, " + values.getLast() + " here";
    }

    /** The keys in which the recipes differ. */
    private static List<String> keys(StudyPlan published, StudyPlan plan) {
        Map<String, String> differing = new TreeMap<>();
        for (StudyPlan.Arm arm : plan.arms()) {
            published.arms().stream().filter(other -> other.name().equals(arm.name())).findFirst().ifPresent(
                    other -> differing.putAll(between(other.recipe(), arm.recipe())));
        }
        List<String> named = new ArrayList<>();
        differing.forEach((key, values) -> {
            if (named.size() < MOST) {
                named.add("recipe key " + key + " " + values);
            }
        });
        if (differing.size() > MOST) {
            named.add("and " + (differing.size() - MOST) + " more keys");
        }
        return named;
    }

    private static Map<String, String> between(Recipe published, Recipe here) {
        Map<String, String> was = new TreeMap<>();
        Map<String, String> is = new TreeMap<>();
        flatten("", RecipeWriter.tree(published), was);
        flatten("", RecipeWriter.tree(here), is);
        TreeSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        keys.remove("name");
        keys.remove("seed");
        Map<String, String> differing = new TreeMap<>();
        for (String key : keys) {
            String before = was.getOrDefault(key, "none");
            String now = is.getOrDefault(key, "none");
            if (!before.equals(now)) {
                differing.put(key, before + " there, " + now + " here");
            }
        }
        return differing;
    }

    private static void flatten(String prefix, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key,
                    inner == null ? "null" : inner, into));
        } else {
            into.put(prefix, String.valueOf(value));
        }
    }
}

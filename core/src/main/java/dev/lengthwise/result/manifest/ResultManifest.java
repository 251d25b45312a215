package dev.lengthwise.result.manifest;

import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.Others;
import dev.lengthwise.result.codec.RecordWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where the numbers of results come from: {@code manifest} in {@code results.json}. Reports show it in this order; each value is text. */
public record ResultManifest(@Inline Conditions conditions, @Inline Course course, @Inline Extent extent,
        @Others Map<String, JsonNode> others) {
    /** Nothing is known. */
    public static final ResultManifest UNKNOWN = new ResultManifest(Conditions.UNKNOWN, Course.UNKNOWN, Extent.UNKNOWN,
            Map.of());

    /** A run's. */
    public static ResultManifest of(RunManifest manifest) {
        return new ResultManifest(
                manifest.environment().map(from -> Conditions.of(from, Optional.empty()))
                        .orElse(Conditions.UNKNOWN),
                Course.of(manifest), Extent.of(manifest.seed()), Map.of());
    }

    /** A study's. */
    public static ResultManifest of(StudyManifest manifest) {
        return new ResultManifest(
                manifest.environment().map(from -> Conditions.of(from, manifest.precisions()))
                        .orElse(Conditions.UNKNOWN),
                Course.of(manifest), Extent.UNKNOWN, Map.of());
    }

    /** A machine's. */
    public static ResultManifest of(Environment environment) {
        return new ResultManifest(Conditions.of(environment, Optional.empty()), Course.UNKNOWN, Extent.UNKNOWN,
                Map.of());
    }

    /** The same of another extent. */
    public ResultManifest with(Extent other) {
        return new ResultManifest(conditions, course, other, others);
    }

    /** Every key that has a value, with its text, in the order in which reports show them. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        RecordWriter.tree(this).properties().forEach(entry -> texts.put(entry.getKey(),
                entry.getValue().isString() ? entry.getValue().asString() : Json.line(entry.getValue())));
        return texts;
    }
}

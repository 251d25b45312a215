package dev.lengthwise.result.manifest;

import dev.lengthwise.result.codec.RecordWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A manifest as results and reports have it: a text for each of its plain values. */
public final class ManifestText {
    /** The keys of manifests that are taken over, in this order. */
    static final List<String> KEYS = List.of("command", "processor", "cores", "device", "threads", "precision",
            "precisions", "engine", "system", "jdk", "libtorch", "blasKernels", "vectors", "kernels", "presets",
            "version",
            "commit", "seed", "plugins", "program", "programFiles", "parameters", "started", "finished", "seconds",
            "stoppedAt", "parameterHash");

    private ManifestText() {
    }

    /** A run's. */
    public static Map<String, String> of(RunManifest manifest) {
        Map<String, String> text = plain(manifest);
        manifest.extensions().ifPresent(extensions -> text.put("extended", extensions.stream()
                .map(each -> "from " + each.from() + " to " + each.to() + " steps").collect(Collectors.joining(", "))));
        sessions(manifest.sessions(), text);
        return text;
    }

    /** A study's. */
    public static Map<String, String> of(StudyManifest manifest) {
        Map<String, String> text = plain(manifest);
        sessions(manifest.sessions(), text);
        return text;
    }

    /** A machine's. */
    public static Map<String, String> of(Environment environment) {
        return plain(environment);
    }

    private static Map<String, String> plain(Record record) {
        JsonNode tree = RecordWriter.tree(record);
        Map<String, String> text = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (tree.has(key)) {
                text.put(key, tree.path(key).asString());
            }
        }
        return text;
    }

    private static void sessions(List<Session> sessions, Map<String, String> into) {
        if (sessions.size() > 1) {
            into.put("sessions", sessions.stream().map(session -> session.started() + ", commit "
                    + session.environment().commit() + ": " + session.environment().command())
                    .collect(Collectors.joining("; ")));
        }
    }
}

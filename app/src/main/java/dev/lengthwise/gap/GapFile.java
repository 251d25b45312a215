package dev.lengthwise.gap;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordSchema;
import dev.lengthwise.result.manifest.ResultManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What came of a study of constructed models: its {@code results.json}. Every cell and length with its counts and first errors, and theory beside it. */
public record GapFile(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the study's title") String study, @Key("what it asks, in one sentence") String question,
        @Key("what was found, in sentences") List<String> findings,
        @Key("its constructions, one after the other") List<SweepEntry> sweeps,
        @Key("command, machine, versions and so on, as reports show them") ResultManifest manifest,
        @Key("the page that shows the same") String report) {
    public GapFile {
        Format.requireReadable(format);
    }

    /** @param report the page that shows the same */
    public static GapFile of(GapResult result, Path report) {
        return new GapFile(Format.CURRENT, result.title(), result.question(), result.findings(),
                result.sweeps().stream().map(SweepEntry::of).toList(), result.manifest(), report.toString());
    }

    /** Its JSON Schema. */
    public static ObjectNode schema() {
        return RecordSchema.of("results.json of lengthwise: what came of a study of constructed models", GapFile.class);
    }

    /** Reads it. */
    static GapFile read(Path file) throws IOException {
        return Json.read(file, GapFile.class);
    }
}

package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.Json;
import java.io.IOException;
import java.nio.file.Path;

/** How alike the representations of a study's runs are: {@code similarity.json}. */
public record SimilarityFile(@Key(value = "number of this file's form", absent = "0") int format,
        @Inline ComparedRuns compared) {
    public SimilarityFile {
        Format.requireReadable(format);
    }

    /** What was compared. */
    public static SimilarityFile of(ArmSimilarity similarity) {
        return new SimilarityFile(Format.CURRENT, ComparedRuns.of(similarity));
    }

    /** Reads it. */
    public static SimilarityFile read(Path file) throws IOException {
        return Json.read(file, SimilarityFile.class);
    }
}

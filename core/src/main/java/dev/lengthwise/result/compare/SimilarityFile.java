package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How alike the representations of a study's runs are: {@code similarity.json}, and a part of {@code results.json}. */
public record SimilarityFile(@Key("what was measured") String measure,
        @Key("the runs that the matrices are about, in their order") List<ArmSimilarity.Compared> runs,
        @Key("one result a length, ascending") List<LengthSimilarity> lengths) {
    private static final String MEASURE = "linear CKA of the residual stream, debiased";

    public SimilarityFile {
        var _ = similarity(runs, lengths);
    }

    /** What was compared. */
    public static SimilarityFile of(ArmSimilarity similarity) {
        return new SimilarityFile(MEASURE, similarity.runs(),
                similarity.lengths().stream().map(LengthSimilarity::of).toList());
    }

    /** Reads it. */
    public static SimilarityFile read(Path file) throws IOException {
        return Json.read(file, SimilarityFile.class);
    }

    /** What it was made of. */
    public ArmSimilarity similarity() {
        return similarity(runs, lengths);
    }

    private static ArmSimilarity similarity(List<ArmSimilarity.Compared> runs, List<LengthSimilarity> lengths) {
        return new ArmSimilarity(runs, lengths.stream().map(LengthSimilarity::result).toList());
    }
}

package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import java.util.List;

/** How alike the representations of a study's runs are, as {@code results.json} and {@code similarity.json} have it. */
public record ComparedRuns(@Key("what was measured") String measure,
        @Key("the runs that the matrices are about, in their order") List<ArmSimilarity.Compared> runs,
        @Key("one result a length, ascending") List<LengthSimilarity> lengths) {
    private static final String MEASURE = "linear CKA of the residual stream, debiased";

    public ComparedRuns {
        var _ = similarity(runs, lengths);
    }

    /** What was compared. */
    public static ComparedRuns of(ArmSimilarity similarity) {
        return new ComparedRuns(MEASURE, similarity.runs(),
                similarity.lengths().stream().map(LengthSimilarity::of).toList());
    }

    /** What it was made of. */
    public ArmSimilarity similarity() {
        return similarity(runs, lengths);
    }

    private static ArmSimilarity similarity(List<ArmSimilarity.Compared> runs, List<LengthSimilarity> lengths) {
        return new ArmSimilarity(runs, lengths.stream().map(LengthSimilarity::result).toList());
    }
}

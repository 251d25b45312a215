package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Which score of a result is meant. */
enum Measure {
    EXACT, TOKEN;

    Accuracy of(LengthResult result) {
        return switch (this) {
            case EXACT -> result.exact();
            case TOKEN -> result.token();
        };
    }

    /** Mean, least and greatest rate over seeds. */
    DoubleSummaryStatistics over(List<LengthResult> seeds) {
        return seeds.stream().mapToDouble(result -> of(result).rate()).summaryStatistics();
    }
}

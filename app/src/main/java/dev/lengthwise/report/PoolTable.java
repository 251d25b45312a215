package dev.lengthwise.report;

import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.PooledArms;
import dev.lengthwise.result.study.PooledStudies;
import dev.lengthwise.result.study.SummaryEntry;
import dev.lengthwise.text.PValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What several studies say together, as text for a terminal. */
public final class PoolTable {
    private static final List<String> HEADER = List.of("score", "studies", "seeds", "mean", "95 %", "between", "within",
            "p");

    private PoolTable() {
    }

    /** A block for each recipe that several studies have. */
    public static String of(PooledStudies studies) {
        if (studies.pooled().isEmpty()) {
            return "No arm of these studies was trained by the same recipe as one of another.\n";
        }
        StringBuilder text = new StringBuilder();
        TerminalTable
                .wrap("Arms that were trained by the same recipe, but for seeds; test inputs may differ. Mean of the "
                        + "studies by random effects: variances by the analysis of variance, the 95 % interval by Hartung and Knapp. "
                        + "Between: standard deviation between studies, beyond what seeds explain; within: of seeds in a study; p: of "
                        + "studies that do not differ, by F. Exact match in percent, n50 as log2.", "", text);
        for (PooledArms pooled : studies.pooled()) {
            text.append('\n');
            TerminalTable.wrap(pooled.arms().stream().map(PoolTable::member).collect(Collectors.joining("; ")), "  ",
                    text);
            List<List<String>> rows = new ArrayList<>(List.of(HEADER));
            pooled.scores().forEach(score -> rows.add(row(score)));
            if (rows.size() > 1) {
                text.append('\n');
                PowerTable.columns(rows, text);
                pooled.scores().forEach(score -> TerminalTable.wrap("  " + name(score) + ": " + score.each().stream()
                        .map(own -> own.study() + " " + number(score, own.mean()) + " (" + own.seeds() + ")")
                        .collect(Collectors.joining(", ")), "    ", text));
            }
        }
        return text.toString();
    }

    private static String member(PooledArms.Member member) {
        return member.study() + " " + member.arm() + ", seeds "
                + member.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (member.again().isEmpty()
                        ? ""
                        : " (not " + member.again().stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ": the same runs as before)");
    }

    private static List<String> row(PooledArms.Score score) {
        return List.of(name(score), String.valueOf(score.each().size()),
                String.valueOf(score.each().stream().mapToInt(PooledArms.Own::seeds).sum()),
                number(score, score.mean()), score.interval().map(interval -> range(score, interval)).orElse(""),
                number(score, score.between()), number(score, score.within()), score.p().map(PValue::of).orElse(""));
    }

    private static String name(PooledArms.Score score) {
        return score.length().map(length -> "exact at " + length).orElse("log2 n50");
    }

    private static String number(PooledArms.Score score, double value) {
        return score.metric() == Endpoint.Metric.EXACT
                ? String.format(Locale.ROOT, "%.1f", 100 * value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String range(PooledArms.Score score, SummaryEntry.Range interval) {
        boolean shares = score.metric() == Endpoint.Metric.EXACT;
        return number(score, shares ? Math.max(0, interval.low()) : interval.low()) + " to "
                + number(score, shares ? Math.min(1, interval.high()) : interval.high());
    }
}

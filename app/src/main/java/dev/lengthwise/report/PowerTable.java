package dev.lengthwise.report;

import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.StudyPower;
import dev.lengthwise.statistics.Power;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many seeds a difference takes, as text for a terminal. */
public final class PowerTable {
    private static final List<String> HEADER = List.of("", "sd", "sd up to", "80 %", "90 %", "flips 80 %", "90 %",
            "least 80 %", "90 %");

    private static final String GAP = "  ";

    private PowerTable() {
    }

    /** For each comparison a line for seeds that are paired, and one for seeds that are not. */
    public static String of(StudyPower power) {
        StringBuilder text = new StringBuilder();
        TerminalTable.wrap("Seeds of each arm that a difference of " + amount(power, power.difference()) + " in "
                + power.measure() + " takes, found in 80 and in 90 % of studies at α " + power.alpha()
                + (power.oneSided() ? ", one-sided" : ", two-sided")
                + ", by the scatter (sd) of the study's own seeds; "
                + "and the smallest difference that the seeds it has find (least). By Student's t, and by sign flips (flips), "
                + "which take " + power.fewestForSignFlips()
                + " seeds at least and decide a declared endpoint. Of so few seeds the scatter itself is not well known: with "
                + "a probability of 80 % it is no more than \"sd up to\"; twice the scatter takes four times the seeds.",
                "",
                text);
        text.append('\n');
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        List<String> without = new ArrayList<>();
        for (StudyPower.Comparison each : power.comparisons()) {
            String name = each.arm() + " to " + each.control();
            if (each.paired().isEmpty() && each.unpaired().isEmpty()) {
                without.add(name + " (" + each.seeds() + (each.seeds() == 1 ? " seed has" : " seeds have")
                        + " a number in both arms" + (each.seeds() > 1 ? ", all the same)" : ")"));
                continue;
            }
            rows.add(List.of(name + " (" + Counted.of(each.seeds(), "seed")
                    + each.correlation().map(r -> String.format(Locale.ROOT, ", r %+.2f", r)).orElse("") + ")"));
            each.paired().map(found -> row("  paired", found, power)).ifPresent(rows::add);
            each.unpaired().map(found -> row("  unpaired", found, power)).ifPresent(rows::add);
        }
        if (rows.size() > 1) {
            columns(rows, text);
        }
        if (!without.isEmpty()) {
            text.append('\n');
            TerminalTable.wrap("Nothing can be said of " + String.join("; ", without) + ".", "", text);
        }
        return text.toString();
    }

    private static List<String> row(String name, StudyPower.Scatter found, StudyPower power) {
        return List.of(name, number(power, found.deviation()), number(power, found.upTo()), seeds(found.seeds80()),
                seeds(found.seeds90()), found.flips80().map(PowerTable::seeds).orElse(""),
                found.flips90().map(PowerTable::seeds).orElse(""), number(power, found.smallest80()),
                number(power, found.smallest90()));
    }

    private static String seeds(int seeds) {
        return seeds >= Power.MOST ? ">" + Power.MOST : String.valueOf(seeds);
    }

    private static String amount(StudyPower power, double difference) {
        return Endpoint.amount(power.metric(), difference);
    }

    /** Without its unit. */
    private static String number(StudyPower power, double difference) {
        return amount(power, difference).split(" ", 2)[0];
    }

    /** The first column begins below itself, the others end there; a row of one cell is a heading. */
    static void columns(List<List<String>> rows, StringBuilder text) {
        int[] widths = new int[rows.getFirst().size()];
        rows.stream().filter(row -> row.size() > 1).forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (List<String> row : rows) {
            if (row.size() == 1) {
                text.append(TerminalTable.shortened(row.getFirst(), TerminalTable.WIDTH)).append('\n');
                continue;
            }
            StringBuilder line = new StringBuilder(TerminalTable.left(row.getFirst(), widths[0]));
            for (int column = 1; column < widths.length; column++) {
                line.append(GAP).append(TerminalTable.right(row.get(column), widths[column]));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}

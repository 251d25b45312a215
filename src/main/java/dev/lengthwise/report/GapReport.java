package dev.lengthwise.report;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.KeyMass;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.report.GapCell.Agreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A study of weights by hand as one HTML page that needs nothing else, no scripts either. The same result gives the same characters. */
public final class GapReport {
    private static final int PANELS_PER_ROW = 3;

    private final GapResult result;
    private final Html html = new Html();

    private GapReport(GapResult result) {
        this.result = result;
    }

    /** The whole page, to be stored as UTF-8. */
    public static String render(GapResult result) {
        return new GapReport(result).page();
    }

    private String page() {
        html.head(result.title(), Assets.own("report.css") + Assets.own("probe.css") + Assets.own("gap.css"));
        html.raw("<body>\n<main>\n<header><h1>").text(result.title()).raw("</h1>\n<p class=\"question\">")
                .text(result.question()).raw("</p>\n<p class=\"facts\">")
                .text(result.sweeps().size() + " sweeps · " + result.cells().size() + " cells"
                        + (result.isDone() ? "" : " · not all of them are done"))
                .raw("</p></header>\n");
        html.raw("<section id=\"findings\"><h2>What was found</h2>\n<ul>");
        result.findings().forEach(finding -> html.raw("<li>").text(finding).raw("</li>"));
        html.raw("</ul></section>\n");
        result.sweeps().forEach(this::sweep);
        result.sweeps().stream().filter(sweep -> !sweep.masses().isEmpty()).forEach(this::attention);
        reading();
        provenance();
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void sweep(GapSweep sweep) {
        html.raw("<section id=\"sweep-").text(sweep.name()).raw("\"><h2>").text(heading(sweep)).raw("</h2>\n");
        if (!sweep.description().isEmpty()) {
            html.raw("<p>").text(sweep.description()).raw("</p>\n");
        }
        firstFailures(sweep);
        for (GapSweep.Family family : sweep.families()) {
            picture(curves(sweep, family));
        }
        cells(sweep);
        html.raw("</section>\n");
    }

    private static String heading(GapSweep sweep) {
        return sweep.construction().substring(0, 1).toUpperCase(Locale.ROOT) + sweep.construction().substring(1);
    }

    private void picture(String svg) {
        html.raw("<figure class=\"picture\"><div class=\"scroll\">").raw(svg).raw("</div></figure>\n");
    }

    /** Softmaxes × precisions, a block a family: the first length that fails, and theory's two. */
    private void firstFailures(GapSweep sweep) {
        html.raw("<div class=\"scroll\"><table class=\"gap\"><caption>The shortest length with a wrong answer, of ")
                .text(sweep.samples() + (sweep.samples() == 1 ? " input" : " inputs")
                        + " a length. Below it what fails "
                        + "first, and theory: right below the first number, wrong at the second. A dash: at no length.")
                .raw("</caption><thead><tr><th scope=\"col\" class=\"name\">softmax</th>");
        sweep.precisions().forEach(precision -> html.raw("<th scope=\"col\">").text(precision).raw("</th>"));
        html.raw("</tr></thead>");
        for (GapSweep.Family family : sweep.families()) {
            html.raw("<tbody><tr class=\"family\"><th scope=\"rowgroup\" class=\"name\" colspan=\"")
                    .text(sweep.precisions().size() + 1).raw("\">").text(family.name()).raw(" <small>")
                    .text(family.words()).raw("</small></th></tr>");
            for (String softmax : sweep.softmaxes()) {
                html.raw("<tr><th scope=\"row\" class=\"name\">").text(softmax).raw("</th>");
                for (String precision : sweep.precisions()) {
                    cell(sweep.cell(precision, softmax, family.name()), sweep.longest());
                }
                html.raw("</tr>");
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div>\n");
    }

    private void cell(GapCell cell, int longest) {
        Optional<LengthResult> failure = cell.firstFailure();
        // The earlier it fails, the darker.
        Shade shade = failure.isEmpty()
                ? Shade.NONE
                : Shade.signed(
                        -(1 - Math.log(failure.get().length()) / Math.log(Math.max(2, longest * 2))) * 0.75 - .05);
        html.raw("<td" + (failure.isEmpty()
                ? " class=\"held\""
                : " style=\"background:" + shade.fill() + ";color:" + shade.ink() + "\"") + " title=\"")
                .text(title(cell)).raw("\"><b>").text(first(cell)).raw("</b><small>");
        cell.firstWrongKind().ifPresent(kind -> html.text(kind).raw("<br>"));
        html.text(length(cell.sureBelow()) + " / " + length(cell.wrongFrom()))
                .raw(cell.agreement() == Agreement.YES ? "" : " <em>!</em>").raw("</small></td>");
    }

    private static String first(GapCell cell) {
        return cell.firstFailure().map(failed -> NumbersTable.grouped(failed.length()))
                .orElse(cell.longest() == 0 ? "–" : "> " + NumbersTable.grouped(cell.longest()));
    }

    private static String length(Optional<Forecast> forecast) {
        return forecast.map(each -> NumbersTable.grouped(each.length())).orElse("–");
    }

    private static String title(GapCell cell) {
        return cell.firstWrongDecision().map(decision -> decision + ": " + cell.why())
                .orElse("right at every length tested") + "; theory is sure "
                + cell.sureBelow().map(each -> "below " + each.length() + " (then " + each.limit().words() + ")")
                        .orElse("at all lengths")
                + cell.wrongFrom().map(each -> ", exact arithmetic is wrong at " + each.length()).orElse("");
    }

    /** Exact match against length, a panel a precision, a line a softmax. */
    private static String curves(GapSweep sweep, GapSweep.Family family) {
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (String precision : sweep.precisions()) {
            List<LengthFigure.Line> lines = new ArrayList<>();
            for (int softmax = 0; softmax < sweep.softmaxes().size(); softmax++) {
                List<LengthResult> results = sweep.cell(precision, sweep.softmaxes().get(softmax), family.name())
                        .results();
                if (!results.isEmpty()) {
                    lines.add(new LengthFigure.Line(softmax, results.stream().map(LengthResult::length).toList(),
                            results.stream().map(each -> 100 * each.exact().rate()).toList()));
                }
            }
            if (!lines.isEmpty()) {
                panels.add(new LengthFigure.Panel(precision, lines));
            }
        }
        return new LengthFigure(family.name() + ": exact match in % against length", sweep.softmaxes(), panels,
                PANELS_PER_ROW, 0, 100, " %").svg();
    }

    /** Every cell in words. */
    private void cells(GapSweep sweep) {
        html.raw(
                "<details><summary>Every cell in words</summary><div class=\"scroll\"><table class=\"cells\"><thead><tr>");
        for (String heading : List.of("family", "softmax", "precision")) {
            html.raw("<th scope=\"col\" class=\"name\">" + heading + "</th>");
        }
        html.raw(
                "<th scope=\"col\">first wrong</th><th scope=\"col\">exact there, %</th><th scope=\"col\">95 % interval</th>"
                        + "<th scope=\"col\">tested up to</th><th scope=\"col\">right below</th><th scope=\"col\">wrong at</th>"
                        + "<th scope=\"col\" class=\"name\">what fails first, and why</th></tr></thead>");
        for (GapSweep.Family family : sweep.families()) {
            html.raw("<tbody>");
            for (String softmax : sweep.softmaxes()) {
                for (String precision : sweep.precisions()) {
                    row(sweep.cell(precision, softmax, family.name()));
                }
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div></details>\n");
    }

    private void row(GapCell cell) {
        html.raw("<tr><td class=\"name\">").text(cell.family()).raw("</td><td class=\"name\">").text(cell.softmax())
                .raw("</td><td class=\"name\">").text(cell.precision()).raw("</td><td>").text(first(cell))
                .raw("</td><td>");
        html.text(cell.firstFailure().map(each -> Percent.of(each.exact().rate())).orElse("–")).raw("</td><td>");
        html.text(cell.firstFailure().map(each -> ScoreTable.interval(each.exact())).orElse("–")).raw("</td><td>");
        html.text(NumbersTable.grouped(cell.longest()) + (cell.done() ? "" : ", not done")).raw("</td><td>")
                .text(length(cell.sureBelow())).raw("</td><td>").text(length(cell.wrongFrom()))
                .raw("</td><td class=\"name\">")
                .text(cell.firstWrongDecision().map(decision -> decision + ": " + cell.why()).orElse("–"))
                .raw("</td></tr>");
    }

    /** The weight on the right key, formula and measurement. */
    private void attention(GapSweep sweep) {
        html.raw("<section id=\"attention-").text(sweep.name()).raw("\"><h2>Attention mass on the right key: ")
                .text(sweep.construction()).raw("</h2>\n<p>").text(
                        "The weight on the least value from ⊥ and on the successor from the answer’s tokens whose successor is a "
                                + "value, both in the head of successors, and on equal tokens in the head of repeats; fp32, "
                                + "looked at inside of the model. The formula of docs/construction.md on the same inputs "
                                + "differs by at most " + String.format(Locale.ROOT, "%.1e", largestDifference(sweep))
                                + " from what was measured.")
                .raw("</p>\n");
        picture(masses(sweep));
        List<Integer> lengths = sweep.masses().stream().map(GapMass::length).distinct().sorted().toList();
        html.raw("<div class=\"scroll\"><table class=\"cells\"><caption>Weight in %, measured, and below it by formula"
                + "</caption><thead><tr><th scope=\"col\" class=\"name\">softmax</th>");
        lengths.forEach(length -> html.raw("<th scope=\"col\">").text(NumbersTable.grouped(length)).raw("</th>"));
        html.raw("</tr></thead>");
        for (String family : families(sweep)) {
            for (Key key : Key.values()) {
                html.raw("<tbody><tr class=\"family\"><th scope=\"rowgroup\" class=\"name\" colspan=\"")
                        .text(lengths.size() + 1L).raw("\">").text(family + ": " + key.label).raw("</th></tr>");
                sweep.softmaxes().forEach(softmax -> masses(of(sweep, softmax, family), softmax, key, lengths));
                html.raw("</tbody>");
            }
        }
        html.raw("</table></div></section>\n");
    }

    private void masses(List<GapMass> masses, String softmax, Key key, List<Integer> lengths) {
        html.raw("<tr><th scope=\"row\" class=\"name\">").text(softmax).raw("</th>");
        for (int length : lengths) {
            html.raw("<td>").raw(masses.stream().filter(mass -> mass.length() == length).findFirst()
                    .map(mass -> String.format(Locale.ROOT, "%.2f<small>%.2f</small>",
                            100 * key.weight.applyAsDouble(mass.measured()),
                            100 * key.weight.applyAsDouble(mass.formula())))
                    .orElse("–")).raw("</td>");
        }
        html.raw("</tr>");
    }

    /** A right key. */
    private enum Key {
        FIRST("least value, from ⊥", KeyMass::first), SUCCESSOR("successor",
                KeyMass::successor), EQUAL("equal tokens", KeyMass::equal);

        private final String label;
        private final ToDoubleFunction<KeyMass> weight;

        Key(String label, ToDoubleFunction<KeyMass> weight) {
            this.label = label;
            this.weight = weight;
        }
    }

    private static List<String> families(GapSweep sweep) {
        return sweep.masses().stream().map(GapMass::family).distinct().toList();
    }

    private static List<GapMass> of(GapSweep sweep, String softmax, String family) {
        return sweep.masses().stream().filter(mass -> mass.softmax().equals(softmax) && mass.family().equals(family))
                .toList();
    }

    private static double largestDifference(GapSweep sweep) {
        return sweep.masses().stream().mapToDouble(mass -> Arrays.stream(Key.values())
                .mapToDouble(key -> Math.abs(
                        key.weight.applyAsDouble(mass.measured()) - key.weight.applyAsDouble(mass.formula())))
                .max().orElse(0)).max().orElse(0);
    }

    private static String masses(GapSweep sweep) {
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (String family : families(sweep)) {
            for (Key key : Key.values()) {
                List<LengthFigure.Line> lines = new ArrayList<>();
                for (int softmax = 0; softmax < sweep.softmaxes().size(); softmax++) {
                    List<GapMass> own = of(sweep, sweep.softmaxes().get(softmax), family);
                    lines.add(new LengthFigure.Line(softmax, own.stream().map(GapMass::length).toList(),
                            own.stream().map(mass -> 100 * key.weight.applyAsDouble(mass.measured())).toList()));
                }
                panels.add(new LengthFigure.Panel(family + ": " + key.label, lines));
            }
        }
        return new LengthFigure("Weight in % against length, measured", sweep.softmaxes(), panels, Key.values().length,
                0, 100, " %").svg();
    }

    private void reading() {
        html.raw("<section id=\"reading\"><h2>How to read this page</h2>\n<dl>\n");
        entry("First wrong",
                "The shortest tested length at which at least one of the inputs is not answered exactly. Lengths "
                        + "are tried ascending until at two in a row nothing is right; then between the last one right and the first "
                        + "one wrong, by halves. Lengths in between that were not tried may be right or wrong.");
        entry("Right below",
                "Theory’s bound: at shorter lengths every decision on these inputs has a margin larger than all "
                        + "roundings together. It takes the worst of every rounding, so measured failures mostly come later.");
        entry("Wrong at",
                "The shortest length at which a decision on these inputs is wrong in exact arithmetic. Both lengths "
                        + "are looked for one by one up to 64 and in steps of a tenth beyond. An exclamation mark: at a length that was "
                        + "tested, measurement and theory contradict each other.");
        entry("Softmax",
                "β: scores are multiplied by β · ln n, n being the keys that a query sees. Plain, for n: scores have "
                        + "the constant factor ln(2n + 1).");
        entry("Precision",
                "fp64 and fp32 throughout; bf16 and fp16 for the inputs, weights and outputs of linear maps, with fp32 "
                        + "for all else; all-bf16 and all-fp16 round residual stream, attention and logits too.");
        html.raw("</dl></section>\n");
    }

    private void entry(String name, String meaning) {
        html.raw("<dt>").text(name).raw("</dt><dd>").text(meaning).raw("</dd>\n");
    }

    private void provenance() {
        html.raw("<section id=\"provenance\"><h2>Where the numbers come from</h2>\n<table class=\"manifest\"><tbody>");
        result.manifest().forEach((key, value) -> html.raw("<tr><th scope=\"row\">").text(key).raw("</th><td>")
                .text(value).raw("</td></tr>"));
        html.raw("</tbody></table></section>\n");
    }
}

package dev.lengthwise.report;

import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.probe.LayerVerdict;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.ProbeResult.Probed;
import dev.lengthwise.probe.Side;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.text.Grouped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what was found inside of models as one HTML page that needs nothing else. Pictures and tables are there without scripts; the
 * explorer of single inputs needs them. The same result gives the same characters.
 */
final class ProbePage {
    private final ProbeResult result;
    private final DecisionKinds kinds;
    private final ArmLengths trained;
    private final ProbeFigures figures;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Html html = new Html();

    ProbePage(ProbeResult result) {
        this.result = result;
        this.kinds = DecisionKinds.named(result.task());
        this.trained = ArmLengths.of(result);
        this.figures = new ProbeFigures(result);
    }

    /** Writes everything, once. */
    ProbeReport write() {
        page();
        return new ProbeReport(html.toString(), files);
    }

    private void page() {
        String names = result.models().stream().map(Probed::name).collect(Collectors.joining(" and "));
        html.head("Inside " + names, Assets.own("report.css") + Assets.own("probe.css")).raw("<body>\n<main>\n");
        html.raw("<header><h1>").text("Inside " + names).raw("</h1>\n");
        result.models().forEach(model -> html.raw("<p class=\"facts\">")
                .text((result.models().size() > 1 ? model.name() + ": " : "") + model.about()).raw("</p>\n"));
        html.raw("<p class=\"facts\">").text(facts(result.plan())).raw("</p>\n");
        result.models().forEach(model -> noNumbers(model).ifPresent(
                words -> html.raw("<p class=\"facts\"><strong>").text(words).raw("</strong></p>\n")));
        html.verdict(ProbeVerdict.of(result)).raw("</header>\n");
        html.raw("<section id=\"chart\">");
        figure(first());
        html.raw("</section>\n");
        verdicts();
        explorer();
        primitives();
        attention();
        linear();
        knockouts();
        patching();
        html.raw("</main>\n<script type=\"application/json\" id=\"data\">").raw(data()).raw("</script>\n<script>\n")
                .raw(Assets.own("probe.js")).raw("</script>\n</body>\n</html>\n");
    }

    /** What is to be said of a model whose scores are no numbers, as after training that diverged. */
    private static Optional<String> noNumbers(Probed model) {
        List<Integer> lengths = model.probe().attention().stream().filter(rate -> !Double.isFinite(rate.entropy()))
                .map(AttentionRate::length).distinct().sorted().toList();
        return lengths.isEmpty()
                ? Optional.empty()
                : Optional.of(model.name() + " has attention weights that are no numbers (NaN) at "
                        + (lengths.size() == 1 ? "length " : "lengths ")
                        + lengths.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                        + ". Pictures show nothing there.");
    }

    private String facts(ProbePlan plan) {
        return "trained on, or made for, " + trained.words() + " · examined at lengths "
                + plan.lengths().stream().map(String::valueOf).collect(Collectors.joining(" and ")) + " · up to "
                + Grouped.of(plan.samples()) + " test inputs a length · seed " + plan.seed();
    }

    /** As JSON that is safe inside a script element. */
    private String data() {
        return Json.line(RecordWriter.tree(ProbeJson.of(result))).replace("<", "\\u003c")
                .replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private void section(String id, String title, String text) {
        html.raw("<section id=\"").raw(id).raw("\"><h2>").text(title).raw("</h2>\n");
        html.raw(text.isEmpty() ? "" : "<p>").text(text).raw(text.isEmpty() ? "" : "</p>\n");
    }

    private void figure(Figure figure) {
        files.put(figure.file(), figure.svg());
        html.figure(figure.svg());
    }

    private void verdicts() {
        section("verdicts", "Which primitive sits where",
                "A primitive counts as shown where a projection of the residual stream, after a layer’s attention or after its "
                        + "MLP, has it in more than half of the positions and more often than for another input at the same "
                        + "place; each is named once, where it is clearest.");
        for (Probed model : result.models()) {
            model.probe().verdicts().forEach((length, layers) -> {
                html.raw(Html.SCROLL + "<table class=\"verdicts\"><caption>")
                        .text((result.models().size() > 1 ? model.name() + ", " : "") + "length " + length
                                + (trained.mark(length).isEmpty() ? "" : " (" + trained.mark(length) + ")"))
                        .raw("</caption><thead><tr><th>layer</th><th>shows</th><th>the paper reports</th><th></th>"
                                + "</tr></thead><tbody>\n");
                layers.forEach(layer -> verdict(layer, model));
                html.raw("</tbody></table></div>\n");
            });
        }
        html.raw("</section>\n");
    }

    private void verdict(LayerVerdict verdict, Probed model) {
        List<String> shown = ProbeWords.shown(verdict, model.probe());
        html.raw("<tr><th scope=\"row\">").text(verdict.layer()).raw("</th><td>");
        if (shown.isEmpty()) {
            html.text("nothing that is looked for");
        }
        for (String phrase : shown) {
            html.raw("<div>").text(phrase).raw("</div>");
        }
        html.raw("</td><td>").text(verdict.paper().isEmpty() ? "–" : verdict.paper()).raw("</td><td class=\"judged\">")
                .text(switch (verdict.agreement()) {
                    case YES -> "✓ ";
                    case PARTLY -> "◐ ";
                    case NO -> "✗ ";
                    case UNKNOWN -> "";
                } + verdict.agreement().words()).raw("</td></tr>\n");
    }

    /** What the page begins with: the primitives of the first model, which the sentence above is about. */
    private Figure first() {
        return figures.primitives(result.models().getFirst(), result.plan().lengths().getFirst(), Basis.DECODER);
    }

    private void explorer() {
        section("explorer", "One input",
                "What each head looks at, and which tokens the residual stream looks like after "
                        + "each part, token by token.");
        html.raw("<p class=\"note\">Choosing inputs, layers and heads needs JavaScript; the first input’s attention "
                + "stands below.</p>\n<div id=\"choose\"></div>\n<div id=\"inside\"></div>\n");
        html.raw("<details><summary>All heads of the first input</summary>\n");
        result.models().forEach(model -> figure(figures.attention(model)));
        html.raw("</details></section>\n");
    }

    private void primitives() {
        section("primitives", "Primitives as numbers",
                "How often the token that a primitive gives stands first when the residual stream is projected on the "
                        + "embedding (encoder basis) and on the head (decoder basis). In brackets: not clearly more often "
                        + "than what the primitive gives for another input at the same place, which is chance. Intervals, "
                        + "numbers of positions and chance stand under the cursor. The first such figure stands at the top. What the embedding shows already, every layer shows "
                        + "that leaves it alone.");
        for (Probed model : result.models()) {
            for (int length : result.plan().lengths()) {
                for (Basis basis : Basis.values()) {
                    Figure figure = figures.primitives(model, length, basis);
                    if (!figure.file().equals(first().file())) {
                        figure(figure);
                    }
                }
            }
        }
        html.raw("</section>\n");
    }

    private void attention() {
        section("attention", "Attention against length",
                "Where each head’s weight goes, on average over positions whose successor is a value. Shaded: unseen "
                        + "lengths. Fewer long inputs are used: " + inputs() + ".");
        rightKey();
        for (Probed model : result.models()) {
            figure(figures.mass(model, Side.OUTPUT));
            figure(figures.mass(model, Side.SEPARATOR));
        }
        figure(figures.entropy());
        if (result.models().stream().anyMatch(model -> ProbeWords.isSparse(model.probe()))) {
            figure(figures.zeros());
        }
        html.raw("</section>\n");
    }

    /** How many inputs the attention of each length is summed over. */
    private String inputs() {
        return result.models().getFirst().probe().attention().stream()
                .filter(rate -> rate.side() == Side.SEPARATOR && rate.layer() == 0 && rate.head() == 0)
                .map(rate -> Grouped.of(rate.mostOnSuccessor().total()) + " of length " + rate.length())
                .collect(Collectors.joining(", "));
    }

    /** Each model's best head. */
    private void rightKey() {
        figure(figures.rightKey());
        RightKey.missing(result).ifPresent(words -> html.raw("<p class=\"note\">").text(words).raw("</p>\n"));
        List<Integer> lengths = result.plan().attentionLengths();
        html.raw(
                Html.SCROLL + "<table class=\"numbers\"><caption>Weight on the right key in %, in the head that has "
                        + "most of it at a length of training</caption><thead><tr><th scope=\"col\" class=\"name\">model</th>"
                        + "<th scope=\"col\" class=\"name\">right key</th><th scope=\"col\" class=\"name\">head</th>");
        lengths.forEach(length -> html.raw("<th scope=\"col\">").text(length).raw("</th>"));
        html.raw("</tr></thead>");
        for (Probed model : result.models()) {
            html.raw("<tbody>");
            for (RightKey.Wanted wanted : RightKey.Wanted.values()) {
                RightKey.of(model.probe(), model.trained(), wanted).ifPresent(key -> {
                    html.raw("<tr><th scope=\"row\" class=\"name\">").text(model.name()
                            + (model.probe().tempered() ? " (tempered)" : "")).raw("</th><td class=\"name\">")
                            .text(wanted.label()).raw("</td><td class=\"name\">").text(key.label()).raw("</td>");
                    lengths.forEach(length -> html.raw("<td>").text(key.percent(length)).raw("</td>"));
                    html.raw("</tr>");
                });
            }
            html.raw("</tbody>");
        }
        html.raw("</table></div>\n");
    }

    private void linear() {
        section("linear", "Linear probes",
                "What a linear map reads off the residual stream at output positions; whether a position is on the output "
                        + "side is predicted at input and output positions. Trained on "
                        + result.plan().linear().words()
                        + " and scored on other "
                        + "inputs; the control was trained on shuffled labels. R² is 1 where a number is read exactly and 0 "
                        + "where no more than its mean is known.");
        result.models().forEach(model -> figure(figures.linear(model)));
        html.raw("</section>\n");
    }

    private void knockouts() {
        section("knockouts", "What breaks without a part",
                "One head or MLP at a time is replaced by zero, or at every position by its mean: what stays right, by kind of "
                        + "decision, each after the right tokens before it.");
        for (Probed model : result.models()) {
            for (Knockout knockout : model.probe().knockouts()) {
                html.raw("<div class=\"pair\">");
                for (Knockout.Kind kind : List.of(Knockout.Kind.MEAN, Knockout.Kind.ZERO)) {
                    figure(figures.knockouts(model, knockout, kind));
                }
                html.raw("</div>\n<ul class=\"worst\">");
                worst(knockout).forEach(line -> html.raw("<li>").text(line).raw("</li>"));
                html.raw("</ul>\n");
            }
        }
        html.raw("</section>\n");
    }

    private List<String> worst(Knockout knockout) {
        List<KnockoutEffect> effects = KnockoutEffect.of(knockout, kinds);
        List<String> lines = new ArrayList<>();
        for (DecisionKind group : KnockoutEffect.right(knockout.whole(), kinds).keySet()) {
            List<KnockoutEffect> worst = KnockoutEffect.worst(effects, group);
            if (!worst.isEmpty()) {
                lines.add("“" + group.label() + "” loses most without " + worst.stream().map(KnockoutEffect::words)
                        .collect(Collectors.joining(", ")));
            }
        }
        return lines;
    }

    private void patching() {
        if (result.models().stream().allMatch(model -> model.probe().patching().isEmpty())) {
            return;
        }
        section("patching", "Patching between two inputs",
                "The input is read with one activation taken from the reading of another input that differs from it: how "
                        + "far the decision moves to the other’s answer, by the difference of the two answers’ logits. A "
                        + "column is a token, a row a part.");
        for (Probed model : result.models()) {
            model.probe().patching().ifPresent(patching -> figure(figures.patching(model, patching)));
        }
        html.raw("</section>\n");
    }
}

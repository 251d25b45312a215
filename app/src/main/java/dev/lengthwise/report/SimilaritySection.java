package dev.lengthwise.report;

import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.text.Grouped;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** How alike the arms' representations are, as HTML: a table of arms × arms for each length and layer. */
final class SimilaritySection {
    private static final double DARKEST = 50; // percent of the colour: numbers on it are still easy to read

    private final ArmSimilarity similarity;
    private final List<String> arms;
    private final Html html;

    private SimilaritySection(ArmSimilarity similarity, Html html) {
        this.similarity = similarity;
        this.arms = similarity.arms();
        this.html = html;
    }

    static void write(StudyResult study, Html html) {
        study.similarity().ifPresent(similarity -> new SimilaritySection(similarity, html).write(study.trained()));
    }

    private void write(ArmLengths trained) {
        html.raw("<section id=\"similarity\"><h2>How alike the representations are</h2>\n<p>");
        html.text(
                "Linear CKA of two runs’ residual streams, at the same answer positions of the same test inputs: 1 if one is a "
                        + "rotation and rescaling of the other, about 0 if they have nothing in common. ");
        html.raw(similarity.hasBaseline()
                ? "A value means something only beside <b>the diagonal, two trainings of one arm that differ by the seed</b>: "
                        + "two arms whose value <b>below the diagonal</b> is as high as their two on it differ no more than two "
                        + "seeds do."
                : "<b>Every arm has one seed only, so there is no baseline</b>: how alike two trainings of one arm are is not "
                        + "known, and these values alone say little.");
        html.text(
                " Above the diagonal: runs of the same seed, which read the same examples of the main task as far as their "
                        + "batches and steps go, start from the same weights where their shapes are the same, and are more alike for that reason. The row “"
                        + ArmSimilarity.UNTRAINED + "” is what the inputs alone make alike.");
        html.raw("</p>\n");
        for (SimilarityResult result : similarity.lengths()) {
            html.raw("<h3>Length ").text(result.length()).aside(trained.mark(result.length()));
            html.raw("</h3>\n<p class=\"facts\">")
                    .text(Grouped.of(result.positions()) + " answer positions of "
                            + Grouped.of(result.inputs())
                            + " test inputs; mean over pairs of runs, least and greatest "
                            + "beneath")
                    .raw("</p>\n<div class=\"alikes\">");
            result.layers().forEach(this::table);
            html.raw("</div>\n");
        }
        html.raw("</section>\n");
    }

    private void table(SimilarityResult.Layer layer) {
        html.raw(Html.SCROLL + "<table class=\"alike\"><caption>After ")
                .text((layer.label().startsWith("block") ? "" : "the ") + layer.label());
        html.raw("</caption><thead><tr><td></td>");
        arms.forEach(arm -> html.raw("<th scope=\"col\">").text(arm).raw("</th>"));
        html.raw("</tr></thead><tbody>");
        for (int row = 0; row < arms.size(); row++) {
            html.raw("<tr><th scope=\"row\">").text(arms.get(row)).raw("</th>");
            for (int column = 0; column < arms.size(); column++) {
                ArmSimilarity.Pairs pairs = row < column
                        ? ArmSimilarity.Pairs.SAME_SEED
                        : ArmSimilarity.Pairs.OTHER_SEEDS;
                cell(similarity.between(layer, arms.get(row), arms.get(column), pairs), row == column);
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>\n");
    }

    private void cell(DoubleSummaryStatistics values, boolean own) {
        html.raw(own ? "<td class=\"own\"" : "<td");
        if (values.getCount() == 0) {
            html.raw(">–</td>");
            return;
        }
        html.raw(" style=\"--shade:" + shade(values.getAverage()) + "\">").text(Cka.of(values.getAverage()));
        if (values.getCount() > 1) {
            html.raw("<small>").text(Cka.of(values.getMin()) + " to " + Cka.of(values.getMax())).raw("</small>");
        }
        html.raw("</td>");
    }

    /** Squared, as most values are in the upper half. */
    private static String shade(double cka) {
        double shown = Math.clamp(cka, 0, 1);
        return String.format(Locale.ROOT, "%.0f%%", DARKEST * shown * shown);
    }
}

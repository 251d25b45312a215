package dev.lengthwise.report;

import dev.lengthwise.result.study.StudyResult;

/** What the numbers of a page mean, as HTML. */
final class ReadingSection {
    private ReadingSection() {
    }

    /** Explains the scores, and those kinds of decision that occur. */
    static void write(StudyResult study, Html html) {
        html.raw("<section id=\"reading\"><h2>How to read this page</h2>\n<dl>\n");
        html.entry("Exact match",
                "The share of test inputs whose whole greedy output is right, the end included. One wrong "
                        + "token makes an example wrong.");
        html.entry("Token accuracy",
                "The share of single decisions that are right under teacher forcing, that is, when "
                        + "everything before them is right.");
        html.entry("95 % Wilson interval",
                "The range of true rates that fits so many right out of so many samples. It is "
                        + "about this one trained model; another seed may well land outside.");
        html.entry("Seeds",
                "Every seed that was run is shown, failed ones too. Means are over all seeds that have a "
                        + "score.");
        if (study.arms().stream().anyMatch(arm -> arm.runs().size() > 1)) {
            overSeeds(html);
        }
        study.threshold()
                .ifPresent(_ -> html.entry("Threshold", "A seed that has not learned the lengths of training cannot "
                        + "show what becomes of longer ones. It is marked, and counts in every mean all the same."));
        html.entry("Test inputs",
                "The same for all arms and seeds, so differences at one length are not differences of "
                        + "inputs.");
        html.entry("Unseen lengths",
                "Lengths that no training example has: below all of those that do (" + study.trained().words()
                        + "), between them, or beyond all of them"
                        + (study.trained().same() ? "" : "; what is said of a length is said for each arm by its own")
                        + ". No model, step or threshold is chosen by them.");
        new StudyKinds(study).met().forEach(group -> html.entry("Decision: " + group.label(), group.meaning()));
        html.raw("</dl></section>\n");
    }

    private static void overSeeds(Html html) {
        html.entry("95 % interval over seeds",
                "Where the mean of very many seeds should lie, by Student’s t, cut off at 0 and "
                        + "100 %. It takes scores that scatter evenly. In simulated studies with three seeds it holds the mean "
                        + "in 95 of 100 where they do, in 79 where most scores are near 0, and in 47 where one seed in five fails: three "
                        + "seeds then mostly show no failure.");
        html.entry("Difference to the control",
                "Taken seed by seed: both arms with the same seed, on the same test inputs. It "
                        + "is called one where its interval over seeds has 0 outside and the Wilson intervals, of every seed or of the "
                        + "means on so many inputs, lie apart. Of many such comparisons some come out by chance.");
    }
}

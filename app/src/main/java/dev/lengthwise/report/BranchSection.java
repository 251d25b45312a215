package dev.lengthwise.report;

import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Exact match against the number of examples as HTML, where arms are branches: a picture a length, every seed and their mean. */
final class BranchSection {
    private static final int MOST_PANELS = 9;

    private final StudyResult study;
    private final Html html;
    private final Map<String, List<ArmResult>> arms = new LinkedHashMap<>(); // by the arm that they are branches of

    private BranchSection(StudyResult study, Html html) {
        this.study = study;
        this.html = html;
        study.arms().forEach(arm -> arm.branch()
                .ifPresent(branch -> arms.computeIfAbsent(branch.arm(), _ -> new ArrayList<>()).add(arm)));
    }

    /** Nothing where no arm is a branch, or none has a score. */
    static void write(StudyResult study, Html html) {
        BranchSection section = new BranchSection(study, html);
        if (!section.scored().isEmpty()) {
            section.write();
        }
    }

    private List<Integer> scored() {
        return study.lengths().stream().filter(length -> arms.values().stream().flatMap(List::stream)
                .anyMatch(arm -> !Head.main().results(arm, length).isEmpty())).toList();
    }

    private void write() {
        html.raw(
                "<section id=\"examples\"><h2>Accuracy by examples</h2>\n<p>Exact match after so many training examples,"
                        + " those of hints included: each point is a branch, a run that leaves its trunk and whose learning rate"
                        + " falls to 0. ");
        html.raw("Thin: one seed; thick: the mean of the seeds that have a score.</p>\n<p class=\"key\">");
        int place = 0;
        for (String arm : arms.keySet()) {
            html.raw("<span>").raw(ArmMark.of(place++).svg()).text(arm).raw("</span> ");
        }
        html.raw("</p>\n<div class=\"course\">");
        List<Integer> lengths = shown();
        lengths.forEach(this::panel);
        html.raw("</div>\n");
        if (lengths.size() < scored().size()) {
            html.raw("<p class=\"note\">").text(lengths.size() + " of " + scored().size()
                    + " lengths are drawn; the tables have all.").raw("</p>\n");
        }
        amounts();
        html.raw("</section>\n");
    }

    /** The longest one that all were trained on, and unseen ones, of many those that are spread evenly. */
    private List<Integer> shown() {
        TreeSet<Integer> chosen = new TreeSet<>();
        List<Integer> all = scored();
        study.trained().longestOf(all).ifPresent(chosen::add);
        List<Integer> unseen = all.stream().filter(length -> study.trained().all().stream()
                .noneMatch(trained -> trained.contains(length))).toList();
        int room = MOST_PANELS - chosen.size();
        for (int i = 0; i < Math.min(room, unseen.size()); i++) {
            chosen.add(unseen.get(unseen.size() <= room ? i : (unseen.size() - 1) * i / (room - 1)));
        }
        return List.copyOf(chosen);
    }

    private void panel(int length) {
        List<ExamplesPanel.Line> lines = new ArrayList<>();
        List<String> means = new ArrayList<>();
        int place = 0;
        for (Map.Entry<String, List<ArmResult>> arm : arms.entrySet()) {
            Map<Long, List<ExamplesPanel.Point>> seeds = new TreeMap<>();
            Map<Long, List<Double>> all = new TreeMap<>();
            for (ArmResult told : arm.getValue()) {
                long examples = told.branch().map(BranchOf::examples).orElseThrow();
                for (RunResult run : told.runs()) {
                    Head.main().result(run, length).ifPresent(result -> {
                        double share = result.exact().rate();
                        seeds.computeIfAbsent(run.seed(), _ -> new ArrayList<>())
                                .add(new ExamplesPanel.Point(examples, share));
                        all.computeIfAbsent(examples, _ -> new ArrayList<>()).add(share);
                    });
                }
            }
            ArmMark mark = ArmMark.of(place++);
            seeds.forEach((seed, points) -> lines
                    .add(new ExamplesPanel.Line(arm.getKey() + ", seed " + seed, mark, false, points)));
            List<ExamplesPanel.Point> mean = all.entrySet().stream()
                    .map(entry -> new ExamplesPanel.Point(entry.getKey(),
                            entry.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow()))
                    .toList();
            if (!mean.isEmpty()) {
                lines.add(new ExamplesPanel.Line(arm.getKey() + ", mean", mark, true, mean));
                means.add(arm.getKey() + ": " + mean.stream().map(point -> Percent.signed(point.share()) + " with "
                        + Grouped.of(point.examples())).collect(Collectors.joining(", ")));
            }
        }
        String heading = "length " + length + study.trained().place(length).filter(at -> at.isUnseen())
                .map(at -> ", " + at).orElse("");
        html.raw("<figure><figcaption>").text(heading).raw("</figcaption>")
                .raw(new ExamplesPanel("Line chart: exact match against examples, " + heading + ". Means: "
                        + String.join(". ", means) + ". The tables have more.", lines, examples()).svg())
                .raw("</figure>\n");
    }

    private List<Long> examples() {
        return List.copyOf(branches().stream().map(BranchOf::examples).collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<BranchOf> branches() {
        return arms.values().stream().flatMap(List::stream).flatMap(arm -> arm.branch().stream()).toList();
    }

    /** How many of the examples are the main task's. */
    private void amounts() {
        html.raw("<details><summary>Where the branches leave</summary>\n<div class=\"scroll\"><table class=\"losses\">"
                + "<thead><tr><th scope=\"col\" class=\"name\">arm</th><th scope=\"col\">examples</th>"
                + "<th scope=\"col\">of the main task</th><th scope=\"col\">steps</th><th scope=\"col\">shared with the"
                + " trunk</th></tr></thead><tbody>");
        for (BranchOf branch : branches()) {
            html.raw("<tr><th scope=\"row\" class=\"name\">").text(branch.arm()).raw("</th><td>")
                    .text(Grouped.of(branch.examples())).raw("</td><td>").text(Grouped.of(branch.mainExamples()))
                    .raw("</td><td>").text(Grouped.of(branch.steps())).raw("</td><td>")
                    .text(Grouped.of(branch.from())).raw("</td></tr>");
        }
        html.raw("</tbody></table></div>\n</details>\n");
    }
}

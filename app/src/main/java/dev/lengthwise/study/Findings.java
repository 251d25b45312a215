package dev.lengthwise.study;

import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Finding;
import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.PairedDifference.Verdict;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a study found, in sentences made from its numbers, whichever way they fall. */
final class Findings {
    private static final Set<Verdict> BEHIND = EnumSet.of(Verdict.BELOW, Verdict.EACH_BELOW);
    /** How what a difference says is called; the clear ones first. */
    private static final Map<Verdict, String> CALLED = called();

    private final StudyResult study;
    private final ArmLengths trained;

    private Findings(StudyResult study) {
        this.study = study;
        this.trained = study.trained();
    }

    private static Map<Verdict, String> called() {
        Map<Verdict, String> called = new LinkedHashMap<>();
        called.put(Verdict.ABOVE, "Above");
        called.put(Verdict.BELOW, "Below");
        called.put(Verdict.EACH_ABOVE, "Above with each seed, though the interval over seeds includes 0");
        called.put(Verdict.EACH_BELOW, "Below with each seed, though the interval over seeds includes 0");
        called.put(Verdict.WITHIN_INPUTS, "No clear difference, as other test inputs could undo it");
        called.put(Verdict.OPEN, "No clear difference");
        called.put(Verdict.SAME, "The same with each seed");
        return called;
    }

    /**
     * Which seeds reached the threshold; one finding about the longest length that all arms were trained on, one for each length that
     * is unseen to any, and one about the runs that have no numbers.
     *
     * @param study its own findings do not count
     * @param lengths that were to be scored, ascending
     */
    static List<Finding> of(StudyResult study, List<Integer> lengths) {
        return new Findings(study).all(lengths);
    }

    private List<Finding> all(List<Integer> lengths) {
        List<Finding> findings = new ArrayList<>();
        study.threshold().ifPresent(threshold -> findings.add(new Finding(threshold.words(study.arms()))));
        trained.all().flatMap(all -> all.longestOf(lengths)).ifPresent(length -> trained(length, findings));
        for (int length : lengths) {
            Optional<Placement> place = trained.place(length);
            if (place.isEmpty() || place.get().isUnseen()) {
                findings.add(
                        at(length, place.map(found -> unseen(length, found)).orElseGet(() -> trained.byArm(length))));
            }
        }
        long unfinished = study.arms().stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        if (unfinished > 0) {
            findings.add(new Finding(unfinished + " of "
                    + Counted.of(study.arms().stream().mapToInt(arm -> arm.runs().size()).sum(), "run")
                    + " did not finish and " + (unfinished == 1 ? "has" : "have") + " no numbers: " + unfinished()
                    + "."));
        }
        return findings;
    }

    /** First what was trained on: an arm that is behind there is behind elsewhere for that reason too. */
    private void trained(int length, List<Finding> findings) {
        if (study.arms().stream().allMatch(arm -> scores(arm, length).isEmpty())) {
            return;
        }
        findings.add(at(length, "which was trained on"));
        String behind = study.arms().stream().flatMap(arm -> behind(arm, length).stream())
                .collect(Collectors.joining(", "));
        if (!behind.isEmpty()) {
            findings.add(new Finding(
                    "Behind on trained lengths already, so what follows is not about length alone: " + behind + "."));
        }
    }

    private Optional<String> behind(ArmResult arm, int length) {
        List<String> controls = differences(arm, length).filter(found -> BEHIND.contains(found.verdict()))
                .map(PairedDifference::control).toList();
        return controls.isEmpty()
                ? Optional.empty()
                : Optional.of(arm.name() + " (behind " + String.join(" and ", controls) + ")");
    }

    private Stream<PairedDifference> differences(ArmResult arm, int length) {
        return scores(arm, length).stream().flatMap(scores -> scores.differences().stream());
    }

    private Optional<SeedScores> scores(ArmResult arm, int length) {
        return SeedScores.of(arm, length, study.arms());
    }

    /** Every arm's score, and then, by what they say, the differences. */
    private Finding at(int length, String which) {
        List<String> details = new ArrayList<>();
        CALLED.forEach((verdict, called) -> {
            boolean overSeeds = study.arms().stream().flatMap(arm -> differences(arm, length))
                    .anyMatch(found -> found.verdict() == verdict && found.points().interval().isPresent());
            detail(called + (overSeeds ? " (95 % interval over seeds)" : ""),
                    arm -> differences(arm, length).filter(found -> found.verdict() == verdict).map(Findings::words)
                            .toList(),
                    details);
        });
        detail("Without a finished seed to compare with", arm -> scores(arm, length).isEmpty()
                ? List.of()
                : arm.controls().stream().filter(control -> differences(arm, length)
                        .noneMatch(found -> found.control().equals(control))).toList(),
                details);
        return new Finding("Exact match at length " + length + ", " + which + ": " + study.arms().stream()
                .map(arm -> arm.name() + scores(arm, length)
                        .map(scores -> " " + Percent.of(scores.exact().mean()) + " %")
                        .orElse(arm.runs().stream().anyMatch(RunResult::done)
                                ? " is not tested there"
                                : " has no finished run"))
                .collect(Collectors.joining("; ")) + ".", details);
    }

    /** Nothing where no arm has any. */
    private void detail(String called, Function<ArmResult, List<String>> ofArm, List<String> details) {
        String arms = study.arms().stream().filter(arm -> !ofArm.apply(arm).isEmpty())
                .map(arm -> arm.name() + " " + String.join(", ", ofArm.apply(arm))).collect(Collectors.joining("; "));
        if (!arms.isEmpty()) {
            details.add(called + ": " + arms + ".");
        }
    }

    private String unfinished() {
        List<String> names = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                if (!run.done()) {
                    names.add(arm.name() + " seed " + run.seed() + " (" + run.status() + ")");
                }
            }
        }
        return String.join(", ", names);
    }

    /** {@code against control +72.5 points (+60.1 to +84.9)}, for each direction in the same words. */
    private static String words(PairedDifference difference) {
        Summary points = difference.points();
        String seeds = points.count() == 1 ? " (one seed)" : "";
        Verdict verdict = difference.verdict();
        if (verdict == Verdict.SAME) {
            return "as " + difference.control() + seeds;
        }
        boolean each = verdict == Verdict.EACH_ABOVE || verdict == Verdict.EACH_BELOW;
        return "against " + difference.control() + " " + Percent.points(points.mean()) + " points"
                + points.interval()
                        .map(interval -> " (" + range(interval.low(), interval.high())
                                + (each ? "; seeds " + range(points.least(), points.greatest()) : "") + ")")
                        .orElse(points.count() == 1 ? seeds : " with every seed");
    }

    private static String range(double low, double high) {
        return Percent.points(low) + " to " + Percent.points(high);
    }

    /** Where a length that no arm was trained on stands, in the same way for all of them. */
    private String unseen(int length, Placement place) {
        return switch (place) {
            case TRAINED -> throw new IllegalArgumentException("length " + length + " is trained");
            case BELOW -> "unseen, below the trained " + trained.any();
            case BETWEEN -> "unseen, between the trained " + trained.any();
            case BEYOND -> times(length) + " times the longest trained on";
        };
    }

    private String times(int length) {
        double ratio = (double) length / trained.any().max();
        return ratio == Math.rint(ratio) ? Integer.toString((int) ratio) : String.format(Locale.ROOT, "%.1f", ratio);
    }
}

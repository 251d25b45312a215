package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.PairedDifference;
import dev.lengthwise.result.study.PairedDifference.Verdict;
import dev.lengthwise.result.study.SeedScores;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.statistics.Summary;
import dev.lengthwise.task.Placement;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a study comes to, in one sentence made from the numbers of its findings and never stronger than they are: that one arm is
 * above another is said where a finding says so.
 */
final class StudyVerdict {
    private static final Set<Verdict> BEHIND = EnumSet.of(Verdict.BELOW, Verdict.EACH_BELOW);
    private static final int MOST_TOLD = 3; // comparisons with their numbers
    private static final int MOST_NAMED = 4; // comparisons by their names

    private final StudyResult study;
    private final List<Integer> unseen; // for every arm

    private StudyVerdict(StudyResult study) {
        this.study = study;
        this.unseen = study.lengths().stream()
                .filter(length -> study.trained().place(length).filter(Placement::isUnseen).isPresent()).toList();
    }

    /** One sentence; where an endpoint is declared, what it says comes first. */
    static String of(StudyResult study) {
        return study.isSingleRun()
                ? RunVerdict.of(study)
                : study.endpoint().map(outcome -> outcome.words() + TerminalTable.EXPLORATORY + " ").orElse("")
                        + new StudyVerdict(study).sentence();
    }

    private String sentence() {
        if (study.lengths().isEmpty()) {
            return "No run was evaluated, so nothing is known yet.";
        }
        List<Comparison> comparisons = comparisons();
        return (nothingIsLearned() ? notLearned() : (comparisons.isEmpty() ? scores() : told(comparisons)) + missed())
                + unfinished() + ".";
    }

    // ---- What was trained on

    /** Whether no seed of any arm reached the threshold. */
    private boolean nothingIsLearned() {
        return study.threshold().isPresent()
                && study.arms().stream().allMatch(arm -> study.threshold().get().seeds(arm).reached().isEmpty())
                && study.arms().stream().anyMatch(arm -> !study.threshold().get().seeds(arm).below().isEmpty());
    }

    private String notLearned() {
        Threshold threshold = study.threshold().orElseThrow();
        double best = study.arms().stream().flatMap(arm -> Head.main().results(arm, threshold.length()).stream())
                .mapToDouble(result -> result.exact().rate()).max().orElse(0);
        return "Nothing is learned: no seed of any arm reaches " + threshold.aim() + ", which was trained on (best "
                + Percent.of(best) + " %), so other lengths say little";
    }

    /** Arms with seeds that missed the threshold, whose scores elsewhere are not about length alone. */
    private String missed() {
        if (study.threshold().isEmpty()) {
            return "";
        }
        Threshold threshold = study.threshold().get();
        List<String> named = new ArrayList<>();
        int arms = 0;
        for (ArmResult arm : study.arms()) {
            Threshold.Seeds seeds = threshold.seeds(arm);
            if (!seeds.below().isEmpty()) {
                arms++;
                int scored = seeds.below().size() + seeds.reached().size();
                named.add(seeds.below().size() + " of " + scored + (scored == 1 ? " seed of " : " seeds of ")
                        + arm.name());
            }
        }
        return named.isEmpty()
                ? ""
                : "; below " + threshold.aim() + ", which was trained on: "
                        + (arms > MOST_NAMED
                                ? "seeds of " + arms + " of " + study.arms().size() + " arms"
                                : and(named));
    }

    private String unfinished() {
        long all = study.arms().stream().mapToLong(arm -> arm.runs().size()).sum();
        long open = study.arms().stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        return open == 0 ? "" : "; " + open + " of " + all + " runs did not finish";
    }

    // ---- Arms against their controls

    /** A difference to a control, at one length. */
    private record At(int length, PairedDifference difference) {
    }

    /** An arm against one of its controls at every length that is unseen for all arms, or at all lengths where there is none. */
    private record Comparison(String arm, String control, List<At> all) {
        private List<At> with(Verdict verdict) {
            return all.stream().filter(at -> at.difference().verdict() == verdict).toList();
        }

        private List<At> above() {
            return with(Verdict.ABOVE);
        }

        private List<At> below() {
            return with(Verdict.BELOW);
        }

        private boolean isAbove() {
            return !above().isEmpty() && below().isEmpty();
        }

        private boolean isBelow() {
            return above().isEmpty() && !below().isEmpty();
        }

        private boolean isMixed() {
            return !above().isEmpty() && !below().isEmpty();
        }

        private boolean isSame() {
            return with(Verdict.SAME).size() == all.size();
        }

        private boolean isOpen() {
            return above().isEmpty() && below().isEmpty() && !isSame();
        }

        private List<At> clear() {
            return isAbove() ? above() : below();
        }

        /** {@code above control at 50 and 75}. */
        private String words() {
            if (isMixed()) {
                return "above " + control + " " + at(above()) + " and below it " + at(below());
            }
            return isAbove()
                    ? "above " + control + " " + at(above())
                    : isBelow()
                            ? "below " + control + " " + at(below())
                            : (isSame() ? "the same as " : "not clearly different from ") + control;
        }

        /** {@code at 50 and 75}, {@code at all of them (30 to 120)}. */
        private String at(List<At> some) {
            return some.size() == all.size() && all.size() > 2
                    ? "at all of them (" + some.getFirst().length() + " to " + some.getLast().length() + ")"
                    : "at " + and(some.stream().map(each -> Integer.toString(each.length())).toList());
        }

        private String named() {
            return arm + " against " + control;
        }
    }

    private List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            for (String control : arm.controls()) {
                List<At> all = new ArrayList<>();
                for (int length : lengths()) {
                    SeedScores.of(arm, length, study.arms()).flatMap(scores -> scores.difference(control))
                            .ifPresent(difference -> all.add(new At(length, difference)));
                }
                if (!all.isEmpty()) {
                    comparisons.add(new Comparison(arm.name(), control, all));
                }
            }
        }
        return comparisons;
    }

    private List<Integer> lengths() {
        return unseen.isEmpty() ? study.lengths() : unseen;
    }

    private String told(List<Comparison> comparisons) {
        return (unseen.isEmpty() ? "At the lengths tested, " : "On unseen lengths, ")
                + (comparisons.size() <= MOST_TOLD ? grouped(comparisons) : counted(comparisons));
    }

    /** What is above first; what is alike in one clause. */
    private String grouped(List<Comparison> comparisons) {
        Map<String, List<Comparison>> groups = new LinkedHashMap<>();
        for (Predicate<Comparison> kind : List.<Predicate<Comparison>>of(Comparison::isAbove, Comparison::isBelow,
                Comparison::isMixed, Comparison::isSame, Comparison::isOpen)) {
            comparisons.stream().filter(kind)
                    .forEach(each -> groups.computeIfAbsent(each.words(), _ -> new ArrayList<>()).add(each));
        }
        List<String> clauses = new ArrayList<>();
        groups.forEach((words, group) -> clauses.add(and(group.stream().map(Comparison::arm).toList())
                + (group.size() == 1 ? " is " : " are ") + words + points(group)));
        behind(comparisons).ifPresent(clauses::add);
        return String.join("; ", clauses);
    }

    /** By how much, at the longest of the lengths. */
    private static String points(List<Comparison> group) {
        Comparison first = group.getFirst();
        if (!first.isAbove() && !first.isBelow()) {
            return "";
        }
        List<Summary> points = group.stream().map(each -> each.clear().getLast().difference().points()).toList();
        List<String> intervals = points.stream().flatMap(each -> each.interval().stream())
                .map(each -> signed(each.low()) + " to " + signed(each.high())).toList();
        return " (" + and(points.stream().map(each -> signed(each.mean())).toList()) + " points"
                + (first.clear().size() > 1 ? " at " + first.clear().getLast().length() : "")
                + (intervals.size() == points.size()
                        ? ", 95 % interval" + (intervals.size() == 1 ? " " : "s ") + and(intervals)
                        : points.stream().allMatch(each -> each.count() == 1) ? ", one seed" : ", with every seed")
                + ")";
    }

    private static String signed(double points) {
        return Percent.points(points).replace('-', '−');
    }

    /** Arms that are behind on what was trained on are behind elsewhere for that reason too. */
    private Optional<String> behind(List<Comparison> comparisons) {
        Optional<Integer> trained = study.trained().all().flatMap(all -> all.longestOf(study.lengths()));
        if (unseen.isEmpty() || trained.isEmpty()) {
            return Optional.empty();
        }
        List<String> behind = comparisons.stream().filter(each -> each.isBelow() || each.isMixed())
                .filter(each -> study.arms().stream().filter(arm -> arm.name().equals(each.arm()))
                        .flatMap(arm -> SeedScores.of(arm, trained.get(), study.arms()).stream())
                        .flatMap(scores -> scores.difference(each.control()).stream())
                        .anyMatch(found -> BEHIND.contains(found.verdict())))
                .map(Comparison::arm).toList();
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(and(behind) + (behind.size() == 1 ? " is" : " are") + " behind at the trained length "
                        + trained.get() + " already");
    }

    private static String counted(List<Comparison> comparisons) {
        List<String> parts = new ArrayList<>();
        count(comparisons.stream().filter(Comparison::isAbove).toList(), "above at some length", parts);
        count(comparisons.stream().filter(Comparison::isBelow).toList(), "below at some length", parts);
        count(comparisons.stream().filter(Comparison::isMixed).toList(), "above at some and below at others", parts);
        long open = comparisons.stream()
                .filter(each -> each.isSame() || each.isOpen()).count();
        if (open > 0) {
            parts.add(
                    open == comparisons.size() ? "none shows a clear difference" : open + " show no clear difference");
        }
        return "of " + comparisons.size() + " comparisons with a control " + String.join("; ", parts);
    }

    private static void count(List<Comparison> some, String which, List<String> parts) {
        if (!some.isEmpty()) {
            parts.add(some.size() + (some.size() == 1 ? " is " : " are ") + which
                    + (some.size() <= MOST_NAMED
                            ? " (" + and(some.stream().map(Comparison::named).toList()) + ")"
                            : ""));
        }
    }

    // ---- Arms without a control

    /** Every arm's score at the longest length. */
    private String scores() {
        int length = lengths().getLast();
        List<String> scores = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            SeedScores.of(arm, length, study.arms()).ifPresent(found -> scores.add(arm.name() + " "
                    + Percent.of(found.exact().mean()) + " %" + interval(arm, length, found.exact())));
        }
        return "Exact match at length " + length + ", the longest "
                + (unseen.isEmpty() ? "tested" : "unseen one") + ": " + String.join("; ", scores);
    }

    private static String interval(ArmResult arm, int length, Summary exact) {
        if (exact.count() > 1) {
            return exact.interval().map(interval -> " (95 % interval over seeds " + Percent.of(interval.low()) + " to "
                    + Percent.of(interval.high()) + ")").orElse(" (every seed)");
        }
        Accuracy accuracy = Head.main().results(arm, length).stream().map(LengthResult::exact).findFirst()
                .orElseThrow();
        return " (" + RunVerdict.interval(accuracy) + ")";
    }

    static String and(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }
}

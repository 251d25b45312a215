package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.TrainedOn;
import dev.lengthwise.text.Grouped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A study's claim that an arm was trained on as many examples as another, within one percent.
 *
 * @param arm the other one
 * @param examples which of them are counted
 */
public record Match(@Key("the other arm") String arm,
        @Key(value = "which examples are counted: of the main task, or those of the hints as well", absent = "total") Examples examples) {
    private static final double TOLERANCE = 0.01;

    /** Which examples are counted. */
    public enum Examples {
        /** The main task's. */
        MAIN,
        /** The main task's and the hints'. */
        TOTAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was counted where a claim is made.
     *
     * @param arm that claims it
     * @param own examples of its runs, each number once, ascending; none where that is not known of every run that is done
     * @param other the same of the arm it matches
     */
    public record Counted(ArmResult arm, Match match, List<Long> own, List<Long> other) {
        public Counted {
            own = List.copyOf(own);
            other = List.copyOf(other);
        }

        /** Whether the counts bear the claim out; empty where either arm has none. */
        public Optional<Boolean> holds() {
            return own.isEmpty() || other.isEmpty()
                    ? Optional.empty()
                    : Optional.of(isAsMany(own.getFirst(), other.getLast())
                            && isAsMany(own.getLast(), other.getFirst()));
        }

        /** {@code data-matched was trained on 192,000 examples of the main task, successor-replace on 192,000}. */
        public String words() {
            return arm.name() + " was trained on " + words(own)
                    + (match.examples() == Examples.MAIN ? " examples of the main task, " : " examples, ") + match.arm()
                    + " on "
                    + words(other);
        }

        private static String words(List<Long> counts) {
            return String.join(" or ", counts.stream().map(Grouped::of).toList());
        }
    }

    /** Whether one number of examples is another within one percent. */
    public static boolean isAsMany(long own, long other) {
        return Math.abs(own - other) <= TOLERANCE * other;
    }

    /** Each claim of a study, with what was counted in the runs that went as planned. */
    public static List<Counted> counted(StudyResult study) {
        return study.arms().stream().flatMap(arm -> arm.match().stream().map(match -> new Counted(arm, match,
                match.examples(arm),
                study.arms().stream().filter(other -> other.name().equals(match.arm()))
                        .flatMap(other -> match.examples(other).stream()).toList())))
                .toList();
    }

    private List<Long> examples(ArmResult of) {
        List<List<TrainedOn>> done = of.runs().stream().filter(RunResult::done).map(RunResult::trainedOn).toList();
        if (done.stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        return done.stream().map(heads -> examples == Examples.MAIN
                ? heads.getFirst().examples()
                : heads.stream().mapToLong(TrainedOn::examples).sum())
                .distinct().sorted().toList();
    }
}

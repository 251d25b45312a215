package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.LengthResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure the paper or another source states. It is shown as published, never as a result.
 *
 * @param arm the paper's variant, named as the study's arm that it may stand beside
 * @param length of the test inputs
 * @param exact share of exact matches as the paper words it, for example {@code < 1 %}
 * @param note what the paper trained and tested; may be empty
 * @param sameSize whether the study was done at the size that the figure is about; only then can it agree or not
 */
public record PaperFigure(String arm, int length, String exact, String note, boolean sameSize) {
    private static final Pattern BOUND = Pattern.compile("([<>])\\s*([0-9]+(?:\\.[0-9]+)?)(\\s*%)?");
    private static final double PER_CENT = 100;

    public PaperFigure {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
        if (exact.isBlank()) {
            throw new IllegalArgumentException("exact is empty");
        }
    }

    /** What our scores say of a published figure. */
    public enum Agreement {
        NOT_TESTED("not tested at that size"),
        /** At that size, but no run has a score there. */
        NOT_RUN("no finished run"),
        /** A number says no more than what ours is beside it; a bound can be held or not. */
        NO_BOUND("at that size, and no bound to compare ours with"), ALL("agrees with every seed"), SOME(
                "agrees with some seeds"), NONE("agrees with no seed");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** How a study's scores stand to the figure. */
    public Agreement agreement(StudyResult study) {
        if (!sameSize) {
            return Agreement.NOT_TESTED;
        }
        List<LengthResult> scores = scores(study);
        Matcher bound = BOUND.matcher(exact.strip());
        if (scores.isEmpty() || !bound.matches()) {
            return scores.isEmpty() ? Agreement.NOT_RUN : Agreement.NO_BOUND;
        }
        double limit = Double.parseDouble(bound.group(2)) / (bound.group(3) == null ? 1 : PER_CENT);
        long within = scores.stream().mapToDouble(result -> result.exact().rate())
                .filter(share -> bound.group(1).equals("<") ? share < limit : share > limit).count();
        return within == scores.size() ? Agreement.ALL : within == 0 ? Agreement.NONE : Agreement.SOME;
    }

    /** Ours for the figure's arm and length, seed by seed; none where there is no such arm. */
    public List<LengthResult> scores(StudyResult study) {
        return study.arms().stream().filter(own -> own.name().equals(arm)).findFirst()
                .map(own -> Head.main().results(own, length)).orElse(List.of());
    }
}

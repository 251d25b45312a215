package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LengthFigureTest {
    private static final Pattern SHADED = Pattern
            .compile("<rect class=\"unseen\" x=\"([\\d.]+)\" y=\"[\\d.]+\" width=\"([\\d.]+)\"");
    /** The axis begins at 42 and is 200 wide; of 1, 10, 100 and 10,000 on it 10 stands at a quarter and 100 at the half. */
    private static final double LEFT = 42;

    private static String svg(List<TrainedLengths.Span> trained) {
        List<Integer> lengths = List.of(1, 10, 100, 10_000);
        return new LengthFigure("", List.of("one"), List.of(new LengthFigure.Panel("head",
                List.of(new LengthFigure.Line(0, lengths, List.of(1.0, 2.0, 3.0, 4.0))))), 1, trained, 100, " %").svg();
    }

    private static String shaded(TrainedLengths trained) {
        StringBuilder shaded = new StringBuilder();
        Matcher matcher = SHADED.matcher(svg(trained.spans()));
        while (matcher.find()) {
            double from = Double.parseDouble(matcher.group(1)) - LEFT;
            shaded.append(shaded.isEmpty() ? "" : ", ").append(Svg.number(from)).append(" to ")
                    .append(Svg.number(from + Double.parseDouble(matcher.group(2))));
        }
        return shaded.toString();
    }

    @Test
    void shadesWhatIsNotTrained() {
        assertThat(shaded(TrainedLengths.from(1, 10))).isEqualTo("50 to 200");
        assertThat(shaded(TrainedLengths.from(10, 10_000))).isEqualTo("0 to 50");
        assertThat(shaded(TrainedLengths.from(1, 10).or(TrainedLengths.from(100, 10_000)))).isEqualTo("50 to 100");
        assertThat(shaded(TrainedLengths.from(1, 20_000))).isEmpty();
        assertThat(shaded(TrainedLengths.from(20_000, 30_000))).isEqualTo("0 to 200");
    }

    @Test
    void aSingleLengthCanBeSeen() {
        assertThat(shaded(TrainedLengths.from(100, 100))).isEqualTo("0 to 97, 103 to 200");
    }

    private static String values(Double... values) {
        List<Integer> lengths = List.of(1, 10, 100, 10_000);
        return new LengthFigure("", List.of("one"), List.of(new LengthFigure.Panel("head",
                List.of(new LengthFigure.Line(0, lengths, List.of(values))))), 1, List.of(), 100, " %").svg();
    }

    /** The line is broken there: the axis is at 42, 92, 142 and 242. */
    @Test
    void whatIsNoNumberIsNotDrawnButSaid() {
        assertThat(values(1.0, 2.0, Double.NaN, 4.0)).contains(">no number at length 100<", "d=\"M42 ", "M242 ")
                .doesNotContain("NaN", "Infinity", "translate(142 ");
        assertThat(values(Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN))
                .contains(">no number at any length<").doesNotContain("NaN", "Infinity", "<g>");
        assertThat(values(1.0, 2.0, 3.0, 4.0)).doesNotContain("no number");
    }

    /** Such as that of the largest of values that are none. */
    @Test
    void anAxisWithoutANumberHasOneAllTheSame() {
        assertThat(new LengthFigure("", List.of("one"), List.of(new LengthFigure.Panel("head",
                List.of(new LengthFigure.Line(0, List.of(5), List.of(Double.NaN))))), 1, List.of(), Double.NaN, "")
                .svg())
                .contains("no number at any length").doesNotContain("NaN");
    }

    @Test
    void whereNothingWasTrainedNothingIsShaded() {
        assertThat(svg(List.of())).doesNotContain("unseen", "stroke-dasharray=\"2 2\"");
    }
}

package dev.lengthwise.report;

import static dev.lengthwise.report.Records.arm;
import static dev.lengthwise.report.Records.run;
import static dev.lengthwise.report.Records.scored;
import static dev.lengthwise.report.Records.study;
import static dev.lengthwise.report.Records.trainedOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.task.TrainedLengths;
import org.junit.jupiter.api.Test;

class RunVerdictTest {
    private static String of(LengthResult... results) {
        return StudyVerdict.of(study(arm("a", run(1, results))));
    }

    @Test
    void tellsTheLeastOfWhatWasTrainedOnAndTheLongestUnseenLength() {
        assertThat(of(scored(10, 1000), scored(20, 990), scored(50, 400), scored(100, 10))).isEqualTo(
                "Exact match is at least 99.0 % (95 % interval 98.2 to 99.46 over test inputs) at length 20 on the"
                        + " lengths of training that were tested; it is 1.0 % (0.54 to 1.8) at length 100,"
                        + " the longest unseen one.");
    }

    @Test
    void whatIsNotLearnedIsSaidFirst() {
        assertThat(of(scored(10, 100), scored(20, 40), scored(100, 0))).startsWith(
                "Nothing is learned to 95 %: exact match is 4.0 % (95 % interval 3.0 to 5.4 over test inputs) at length"
                        + " 20, which was trained on; it is 0 % ");
        assertThat(of(scored(10, 990), scored(20, 400))).startsWith(
                "Not every trained length is learned to 95 %: exact match is 40.0 % ");
    }

    /** Trained on one length: what is below it is unseen, and may be worse than what is beyond. */
    @Test
    void theWorstUnseenLengthIsNotHiddenBehindTheLongest() {
        assertThat(StudyVerdict.of(study(trainedOn(TrainedLengths.from(50, 50),
                arm("a", run(1, scored(10, 0), scored(50, 1000), scored(75, 800)))))))
                .endsWith("(length 50, 1,000 inputs each); it is 80.0 % (77.4 to 82.4) at length 75,"
                        + " the longest unseen one, and least, 0 % (0 to 0.38) at length 10.");
    }

    @Test
    void aRunThatDidNotFinishSaysSo() {
        assertThat(StudyVerdict.of(study(arm("a", run(1, "killed"))))).isEqualTo("The run is not evaluated: killed.");
    }
}

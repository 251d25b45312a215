package dev.lengthwise.cli;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.FinishedRun;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.run.RunResults;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;

/** What is printed of a run that has ended: its scores, as tables or as one JSON document. */
final class RunScores {
    private RunScores() {
    }

    /** @param trained the lengths that the run trains on; others are called unseen */
    static void print(RunFolder folder, TrainedLengths trained, boolean json) throws IOException {
        RunResult result = RunResults.read(folder);
        if (json) {
            System.out.println(RecordWriter
                    .text(FinishedRun.of(folder.path().toString(), result, trained)));
            return;
        }
        Stdio.print(TerminalTable.ofEvaluation(result.evaluation(), trained));
        for (Evaluation hint : result.hintEvaluations()) {
            System.out.println();
            Stdio.print(TerminalTable.ofEvaluation(hint, trained));
        }
        System.out.println();
        System.out.println("report: " + folder.report());
    }
}

package dev.lengthwise.cli;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.study.EvaluationJson;
import dev.lengthwise.study.Json;
import dev.lengthwise.study.RunFolder;
import dev.lengthwise.study.RunResults;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** What is printed of a run that has ended: its scores, as tables or as one JSON document. */
final class RunScores {
    private RunScores() {
    }

    /** @param trained the lengths that the run trains on; others are called unseen */
    static void print(RunFolder folder, TrainedLengths trained, boolean json) throws IOException {
        RunResult result = RunResults.read(folder);
        if (json) {
            ObjectNode node = Json.object();
            node.put("run", folder.path().toString()).put("task", result.evaluation().head());
            node.put("seed", result.seed()).put("parameterHash", result.parameterHash());
            EvaluationJson.writeTrained(trained, node);
            EvaluationJson.write(result.evaluation(), trained, node);
            EvaluationJson.writeHints(result.hintEvaluations(), trained, node);
            System.out.println(Json.pretty(node));
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

package dev.lengthwise.cli;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.study.EvaluationJson;
import dev.lengthwise.study.Json;
import dev.lengthwise.study.RunFolder;
import dev.lengthwise.study.RunResults;
import java.io.IOException;
import tools.jackson.databind.node.ObjectNode;

/** What is printed of a run that has ended: its scores, as tables or as one JSON document. */
final class RunScores {
    private RunScores() {
    }

    /** @param trainedUpTo longer lengths are marked as unseen */
    static void print(RunFolder folder, int trainedUpTo, boolean json) throws IOException {
        RunResult result = RunResults.read(folder);
        if (json) {
            ObjectNode node = Json.object();
            node.put("run", folder.path().toString()).put("task", result.evaluation().head());
            node.put("seed", result.seed()).put("parameterHash", result.parameterHash());
            EvaluationJson.write(result.evaluation(), node);
            EvaluationJson.writeHints(result.hintEvaluations(), node);
            System.out.println(Json.pretty(node));
            return;
        }
        System.out.print(TerminalTable.ofEvaluation(result.evaluation(), trainedUpTo));
        for (Evaluation hint : result.hintEvaluations()) {
            System.out.println();
            System.out.print(TerminalTable.ofEvaluation(hint, trainedUpTo));
        }
        System.out.println();
        System.out.println("report: " + folder.report());
    }
}

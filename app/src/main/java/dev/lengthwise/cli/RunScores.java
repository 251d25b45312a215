package dev.lengthwise.cli;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Branch;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.FinishedBranch;
import dev.lengthwise.result.run.FinishedRun;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.run.RunResults;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What is printed of a run that has ended: its scores, as tables or as one JSON document. */
final class RunScores {
    private RunScores() {
    }

    /** @param trained the lengths that a model of no recipe is made for; others are called unseen */
    static void print(RunFolder folder, TrainedLengths trained, boolean json) throws IOException {
        print(folder, trained, List.of(), json);
    }

    /** @param recipe says which lengths the run trains on, others are called unseen, and which branches it has */
    static void print(RunFolder folder, Recipe recipe, boolean json) throws IOException {
        TrainedLengths trained = recipe.trained();
        List<FinishedBranch> branches = new ArrayList<>();
        for (Branch branch : Branch.of(recipe)) {
            RunFolder own = folder.branch(branch.examples());
            branches.add(FinishedBranch.of(own.path().toString(), branch.asPartOf(recipe.name()), Files
                    .exists(own.manifest()) ? RunResults.read(own) : RunResults.missing(recipe.seed()), trained));
        }
        print(folder, trained, branches, json);
    }

    private static void print(RunFolder folder, TrainedLengths trained, List<FinishedBranch> branches, boolean json)
            throws IOException {
        RunResult result = RunResults.read(folder);
        if (json) {
            System.out.println(RecordWriter
                    .text(FinishedRun.of(folder.path().toString(), result, trained, branches)));
            return;
        }
        Stdio.print(TerminalTable.ofEvaluation(result.evaluation(), trained));
        for (Evaluation hint : result.hintEvaluations()) {
            System.out.println();
            Stdio.print(TerminalTable.ofEvaluation(hint, trained));
        }
        System.out.println();
        if (!branches.isEmpty()) {
            Stdio.print(TerminalTable.ofBranches(branches, trained));
            System.out.println();
        }
        System.out.println("report: " + folder.report());
    }
}

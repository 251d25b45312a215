package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.StudyResult;
import java.nio.file.Path;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A study's results as one JSON document: every arm, every seed, with the counts behind each share. */
public final class StudyJson {
    private StudyJson() {
    }

    /** @param report the page that shows the same */
    public static String of(StudyResult study, Path report) {
        ObjectNode node = Json.object();
        node.put("study", study.title()).put("question", study.question()).put("trainedUpTo", study.trainedUpTo());
        node.putPOJO("findings", study.findings());
        ArrayNode arms = node.putArray("arms");
        for (ArmResult arm : study.arms()) {
            ObjectNode armNode = arms.addObject().put("arm", arm.name()).put("description", arm.description());
            ArrayNode runs = armNode.putArray("runs");
            for (RunResult run : arm.runs()) {
                add(run, runs.addObject());
            }
        }
        ArrayNode paper = node.putArray("paper");
        study.paper().forEach(figure -> paper.addObject().put("arm", figure.arm()).put("length", figure.length())
                .put("exact", figure.figure()).put("setting", figure.setting()));
        study.similarity().ifPresent(similarity -> node.set("similarity", SimilarityJson.of(similarity)));
        node.putPOJO("manifest", study.manifest());
        node.put("report", report.toString());
        return Json.pretty(node);
    }

    private static void add(RunResult run, ObjectNode node) {
        node.put("seed", run.seed()).put("status", run.status()).put("parameterHash", run.parameterHash());
        node.put("seconds", run.seconds());
        EvaluationJson.write(run.evaluation(), node);
        EvaluationJson.writeHints(run.hintEvaluations(), node);
    }
}

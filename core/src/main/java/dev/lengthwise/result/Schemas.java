package dev.lengthwise.result;

import dev.lengthwise.result.codec.RecordSchema;
import dev.lengthwise.result.compare.SimilarityFile;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.probe.ProbeFile;
import dev.lengthwise.result.run.LossLine;
import dev.lengthwise.result.run.ScoreLine;
import dev.lengthwise.result.score.EvaluationFile;
import dev.lengthwise.result.study.StudyFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of the files of results, by the name of the file under {@code docs/schema}. */
public final class Schemas {
    private Schemas() {
    }

    /** One a file; that of {@code metrics.jsonl} is about one line. */
    public static Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        all.put("results", RecordSchema.of("results.json of lengthwise: what came of a study", StudyFile.class));
        all.put("evaluation",
                RecordSchema.of("evaluation.json of lengthwise: what a run scores at its end", EvaluationFile.class));
        all.put("manifest", RecordSchema.of(
                "manifest.json of lengthwise: what a run or a study is, and where its numbers come from",
                List.of(RunManifest.class, StudyManifest.class)));
        all.put("metrics", RecordSchema.of("a line of metrics.jsonl of lengthwise: losses or scores at a step",
                List.of(LossLine.class, ScoreLine.class)));
        all.put("probe",
                RecordSchema.of("probe.json of lengthwise: what was found inside of models", ProbeFile.class));
        all.put("similarity", RecordSchema.of(
                "similarity.json of lengthwise: how alike the representations of a study's runs are",
                SimilarityFile.class));
        return all;
    }
}

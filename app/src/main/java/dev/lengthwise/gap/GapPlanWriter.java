package dev.lengthwise.gap;

import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlanWriter;
import dev.lengthwise.recipe.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes studies of constructed models so that they stand alone, at the scale that was chosen. Reading gives the same cells. */
public final class GapPlanWriter {
    private GapPlanWriter() {
    }

    /** The plan as YAML. */
    public static String yaml(GapPlan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", GapPlanKind.WORD);
        StudyPlanWriter.head(plan, tree);
        tree.put("seed", plan.seed());
        tree.put("sweeps", plan.sweeps().stream().map(GapPlanWriter::sweep).toList());
        return YamlText.write(tree);
    }

    private static Map<String, Object> sweep(GapPlan.Sweep sweep) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", sweep.name());
        node.put("description", sweep.description());
        node.put("task", RecipeWriter.task(sweep.task()));
        node.put("maxLength", sweep.maxLength());
        List<Object> plain = new ArrayList<>();
        List<Object> betas = new ArrayList<>();
        for (Softmax softmax : sweep.softmaxes()) {
            switch (softmax) {
                case Softmax.Plain(int madeFor) -> plain.add(madeFor);
                case Softmax.LogLength(double beta) -> betas.add(beta);
            }
        }
        node.put("plain", plain);
        node.put("beta", betas);
        node.put("precisions", sweep.precisions().stream().map(Object::toString).toList());
        node.put("families", sweep.families().stream().map(Object::toString).toList());
        node.put("lengths", sweep.lengths());
        node.put("samples", sweep.samples());
        node.put("attention", sweep.attention());
        return node;
    }
}

package dev.lengthwise.recipe;

import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.PaperFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes study plans so that they stand alone: each arm with its whole recipe, and of several scales the one that was chosen. Reading
 * gives the same runs.
 */
public final class StudyPlanWriter {
    private StudyPlanWriter() {
    }

    /** The plan as YAML. */
    public static String yaml(StudyPlan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        head(plan, tree);
        tree.put("seeds", plan.seeds());
        if (plan.threshold() != null) {
            Map<String, Object> threshold = new LinkedHashMap<>();
            threshold.put("length", plan.threshold().length());
            threshold.put("exact", plan.threshold().exact());
            tree.put("threshold", threshold);
        }
        if (plan.similarity()) {
            tree.put("similarity", true);
        }
        tree.put("recipe", withoutNames(RecipeWriter.tree(plan.arms().getFirst().recipe())));
        List<Map<String, Object>> arms = new ArrayList<>();
        for (StudyPlan.Arm arm : plan.arms()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("name", arm.name());
            node.put("description", arm.description());
            if (arm != plan.arms().getFirst()) {
                node.put("control", switch (arm.controls().size()) {
                    case 0 -> StudyPlan.NO_CONTROL;
                    case 1 -> arm.controls().getFirst();
                    default -> arm.controls();
                });
            }
            Match match = arm.matches();
            if (match != null) {
                Map<String, Object> matches = new LinkedHashMap<>();
                matches.put("arm", match.arm());
                matches.put("examples", match.examples().toString());
                node.put("matches", matches);
            }
            node.put("set", withoutNames(RecipeWriter.tree(arm.recipe())));
            arms.add(node);
        }
        tree.put("arms", arms);
        List<Map<String, Object>> paper = new ArrayList<>();
        for (PaperFigure figure : plan.paper()) {
            Map<String, Object> node = new LinkedHashMap<>();
            node.put("arm", figure.arm());
            node.put("length", figure.length());
            node.put("exact", figure.exact());
            node.put("note", figure.note());
            if (figure.sameSize() != (plan.scale() == Scale.PAPER)) {
                node.put("sameSize", figure.sameSize());
            }
            paper.add(node);
        }
        tree.put("paper", paper);
        return YamlText.write(tree);
    }

    /** What plans of every kind begin with. */
    public static void head(Plan plan, Map<String, Object> tree) {
        tree.put("name", plan.name());
        tree.put("title", plan.title());
        tree.put("question", plan.question());
        Scale scale = plan.scale();
        if (scale != null) {
            tree.put("scale", scale.toString());
        }
        tree.put("note", plan.note());
    }

    /** Names come from study and arm, seeds from the study. */
    private static Map<String, Object> withoutNames(Map<String, Object> recipe) {
        Map<String, Object> tree = new LinkedHashMap<>(recipe);
        tree.remove("name");
        tree.remove("seed");
        return tree;
    }
}

package dev.lengthwise.study;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.PooledArms;
import dev.lengthwise.result.study.PooledStudies;
import dev.lengthwise.result.study.StudyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Arms of several kept studies that were trained by the same recipe, with other seeds. */
public final class StudyPool {
    private StudyPool() {
    }

    /**
     * Reads them.
     *
     * @param folders of studies of arms
     */
    public static PooledStudies of(List<Path> folders) throws IOException {
        Map<String, List<PooledArms.Of>> byRecipe = new LinkedHashMap<>();
        Set<String> weights = new HashSet<>(); // of runs that are there already
        for (Path folder : folders) {
            StudyPlan plan = KeptStudy.plan(folder);
            StudyResult result = KeptStudy.read(folder);
            for (ArmResult arm : result.arms()) {
                List<RunResult> again = arm.runs().stream()
                        .filter(run -> run.done() && !weights.add(run.parameterHash())).toList();
                List<RunResult> counting = arm.runs().stream().filter(run -> !again.contains(run)).toList();
                if (!counting.isEmpty()) {
                    byRecipe.computeIfAbsent(training(plan.arm(arm.name()).recipe()), _ -> new ArrayList<>())
                            .add(new PooledArms.Of(String.valueOf(folder.toRealPath().getFileName()),
                                    new ArmResult(arm.name(), arm.description(), List.of(), arm.trained(), arm.recipe(),
                                            counting),
                                    again.stream().map(RunResult::seed).toList()));
                }
            }
        }
        return new PooledStudies(folders.stream().map(Path::toString).toList(),
                byRecipe.values().stream().filter(StudyPool::isOfSeveral).map(PooledArms::of).toList());
    }

    private static boolean isOfSeveral(List<PooledArms.Of> arms) {
        return arms.stream().map(PooledArms.Of::study).distinct().count() > 1;
    }

    /** All that decides about training but the seed; of evaluation only what keeps inputs out of training. */
    private static String training(Recipe recipe) {
        ObjectNode keys = RecipeWriter.json(recipe);
        keys.remove(List.of("name", "seed", "evaluate"));
        keys.put("heldOut", recipe.evaluate().heldOut());
        return Json.line(keys);
    }
}

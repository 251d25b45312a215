package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.compare.ComparedRuns;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.run.RunEntry;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.RunResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was kept of a study of arms: its plan and its results, without the folders of its runs, as under {@code docs/results}. Numbers
 * over seeds and findings are made anew from the counts; the plan says what the arms are compared with.
 */
public final class KeptStudy {
    private KeptStudy() {
    }

    /**
     * Reads it.
     *
     * @param folder with {@code study.yaml}, {@code results.json} and {@code manifest.json}
     * @throws RecipeException where the folder holds no study of arms that has ended
     */
    public static StudyResult read(Path folder) throws IOException {
        StudyPlan plan = plan(folder);
        StudyFolder files = new StudyFolder(folder);
        Path manifest = require(files.manifest());
        Map<String, String> tasks = new HashMap<>();
        plan.told().forEach(arm -> tasks.put(arm.name(), arm.recipe().task().kind().name()));
        StudyFile kept = StudyFile.read(require(files.results()));
        Map<String, Map<Long, RunResult>> runs = new HashMap<>();
        kept.arms().forEach(arm -> runs.put(arm.arm(), arm.runs().stream().collect(
                Collectors.toMap(RunEntry::seed, run -> run.result(tasks.getOrDefault(arm.arm(), ""))))));
        List<String> names = plan.arms().stream().map(StudyPlan.Arm::name).toList();
        List<String> run = names.stream().filter(name -> hasRuns(plan, name, runs.keySet())).toList(); // --arms may have left some out
        StudyPlan shown = run.isEmpty() || run.size() == names.size() ? plan : plan.only(run, List.of());
        StudyResult result = new StudyResults(shown, (arm, seed) -> runs.getOrDefault(arm.name(), Map.of())
                .getOrDefault(seed, RunResults.missing(seed))).read(StudyManifest.read(manifest),
                        names.stream().filter(name -> !run.contains(name)).toList());
        return kept.similarity().map(ComparedRuns::similarity).map(result::with).orElse(result);
    }

    /** Whether there are results of an arm, or of its branches. */
    private static boolean hasRuns(StudyPlan plan, String arm, Set<String> told) {
        return plan.only(List.of(arm), List.of()).told().stream().map(StudyPlan.Arm::name).anyMatch(told::contains);
    }

    /** What it was to do, as it is kept beside what came of it. */
    static StudyPlan plan(Path folder) {
        StudyFolder files = new StudyFolder(folder);
        Path file = require(files.plan());
        require(files.results());
        if (Plan.kind(file).isPresent()) {
            throw new RecipeException(file + ": nothing is trained in this study; run it again with study");
        }
        return StudyPlan.read(file, null, List.of());
    }

    private static Path require(Path file) {
        if (!Files.exists(file)) {
            throw new RecipeException(file + " does not exist; the folder of a study that has ended is needed");
        }
        return file;
    }

    /**
     * Writes a page.
     *
     * @param html the page
     * @param page a file, whose folder is made where there is none
     */
    public static void write(String html, Path page) throws IOException {
        Path folder = page.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        WholeFile.write(page, html);
    }
}

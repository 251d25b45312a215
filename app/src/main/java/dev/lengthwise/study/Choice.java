package dev.lengthwise.study;

import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.study.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arms of a study that are run now, and those that its results are about: of the others, which are left for later, those that were run
 * before.
 *
 * @param plan all of the study
 * @param now the arms to run, in the plan's order
 * @param shown the arms that results are about, in the plan's order
 */
record Choice(StudyPlan plan, List<StudyPlan.Arm> now, List<StudyPlan.Arm> shown) {

    /**
     * What is to be run of a study.
     *
     * @param names of arms that the plan has; empty for all
     * @param folder the study's
     */
    static Choice of(StudyPlan plan, List<String> names, Path folder) {
        List<StudyPlan.Arm> now = plan.arms().stream()
                .filter(arm -> names.isEmpty() || names.contains(arm.name())).toList();
        return new Choice(plan, now, plan.arms().stream().filter(arm -> now.contains(arm) || plan.seeds().stream()
                .anyMatch(seed -> Files.exists(Study.folder(folder, arm.name(), seed).manifest()))).toList());
    }

    /** The plan without the arms that no result is about. */
    StudyPlan shownPlan() {
        return isWhole() ? plan : plan.only(shown.stream().map(StudyPlan.Arm::name).toList(), List.of());
    }

    boolean isWhole() {
        return shown.size() == plan.arms().size();
    }

    /** The names of the arms that no result is about. */
    List<String> leftOut() {
        return plan.arms().stream().filter(arm -> !shown.contains(arm)).map(StudyPlan.Arm::name).toList();
    }

    /** What is to be known of a part of a study; nothing of a whole one. */
    List<String> remarks() {
        if (isWhole()) {
            return List.of();
        }
        List<String> left = leftOut();
        List<String> remarks = new ArrayList<>();
        remarks.add("not run and not in table, report and JSON: " + String.join(", ", left)
                + "; --resume without --arms does them too");
        for (StudyPlan.Arm arm : shown) {
            List<String> controls = arm.controls().stream().filter(left::contains).toList();
            if (!controls.isEmpty()) {
                remarks.add(arm.name() + " is not compared with " + String.join(", ", controls)
                        + " until that has been run");
            }
        }
        Endpoint endpoint = plan.endpoint();
        if (endpoint != null) {
            List<String> missing = Stream.of(endpoint.treatment(), endpoint.control()).filter(left::contains).toList();
            if (!missing.isEmpty()) {
                remarks.add("the endpoint is not looked at until " + String.join(" and ", missing)
                        + (missing.size() == 1 ? " has" : " have") + " been run");
            }
        }
        if (plan.similarity()) {
            remarks.add("representations are not compared until all arms have been run");
        }
        return remarks;
    }
}

package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.compare.ArmSimilarity;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything a report shows, of a study or of a single run (one arm, one seed). Every text is plain text.
 *
 * @param title of the page
 * @param question what the study asks, in one sentence
 * @param findings what was found; may be empty
 * @param threshold what a seed has to reach on a length of training; empty where none was scored
 * @param arms at least one, in the order to show them; a control is one of them
 * @param paper what the paper states; may be empty
 * @param manifest command, machine, versions and so on, in the order to show them
 * @param similarity how alike the arms' representations are, where the study asks for it
 * @param endpoint what the declared endpoint says, where there is one
 */
public record StudyResult(String title, String question, List<Finding> findings,
        Optional<Threshold> threshold, List<ArmResult> arms, List<PaperFigure> paper, ResultManifest manifest,
        Optional<ArmSimilarity> similarity, Optional<EndpointOutcome> endpoint) {
    /** A study that does not compare representations and has no endpoint. */
    public StudyResult(String title, String question, List<Finding> findings,
            Optional<Threshold> threshold, List<ArmResult> arms, List<PaperFigure> paper,
            ResultManifest manifest) {
        this(title, question, findings, threshold, arms, paper, manifest, Optional.empty(), Optional.empty());
    }

    public StudyResult {
        findings = List.copyOf(findings);
        arms = List.copyOf(arms);
        paper = List.copyOf(paper);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("study " + title + " has no arms");
        }
        Set<String> names = new HashSet<>();
        for (ArmResult arm : arms) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("study " + title + " has arm " + arm.name() + " twice");
            }
        }
        if (threshold.isPresent()) {
            requireTrained(arms, threshold.get().length());
        }
        for (ArmResult arm : arms) {
            for (String control : arm.controls()) {
                if (!names.contains(control)) {
                    throw new IllegalArgumentException("arm " + arm.name() + " has control " + control
                            + ", which is not one of "
                            + String.join(", ", arms.stream().map(ArmResult::name).toList()));
                }
            }
        }
    }

    /** No seed is marked by what it does at a length that it was not trained on. */
    private static void requireTrained(List<ArmResult> arms, int length) {
        for (ArmResult arm : arms) {
            Placement place = arm.trained().place(length);
            if (place.isUnseen()) {
                throw new IllegalArgumentException("threshold at length " + length + " is " + place + " the "
                        + arm.trained().words() + " that arm " + arm.name() + " was trained on");
            }
        }
    }

    /** The lengths that the arms were trained on. */
    public ArmLengths trained() {
        Map<String, TrainedLengths> trained = new LinkedHashMap<>();
        arms.forEach(arm -> trained.put(arm.name(), arm.trained()));
        return new ArmLengths(trained);
    }

    /** The same with other findings. */
    public StudyResult withFindings(List<Finding> other) {
        return new StudyResult(title, question, other, threshold, arms, paper, manifest, similarity, endpoint);
    }

    /** The same study with the arms' representations compared. */
    public StudyResult with(ArmSimilarity compared) {
        return new StudyResult(title, question, findings, threshold, arms, paper, manifest,
                Optional.of(compared), endpoint);
    }

    /** The same study with what its endpoint says. */
    public StudyResult with(EndpointOutcome outcome) {
        return new StudyResult(title, question, findings, threshold, arms, paper, manifest, similarity,
                Optional.of(outcome));
    }

    /** The lengths the main task was tested at, ascending. */
    public List<Integer> lengths() {
        return lengths(Head.main());
    }

    /** At which scale it ran, and what is to be known about that; empty where the study has one size. */
    public Optional<String> scale() {
        return manifest.extent().scale();
    }

    /** Whether this is one arm with one seed. */
    public boolean isSingleRun() {
        return arms.size() == 1 && arms.getFirst().runs().size() == 1;
    }

    public List<Integer> lengths(Head head) {
        Set<Integer> lengths = new TreeSet<>();
        for (ArmResult arm : arms) {
            for (RunResult run : arm.runs()) {
                head.results(run).stream().map(LengthResult::length).forEach(lengths::add);
            }
        }
        return List.copyOf(lengths);
    }
}

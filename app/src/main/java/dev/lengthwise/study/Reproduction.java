package dev.lengthwise.study;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.experiment.TaskOrigin;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.result.run.RunEntry;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.run.RunStatus;
import dev.lengthwise.result.study.ArmEntry;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.run.LoadedPlugins;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A study that was kept, to be held against the same runs done again. Kept are {@code study.yaml} and {@code results.json}, which
 * every study's folder has.
 */
public final class Reproduction {
    private static final String MAIN = ""; // whatever the task is called, of which there is one

    private final Path folder;
    private final StudyPlan plan;
    private final Map<String, Map<Long, Kept>> kept; // by arm, by seed
    private final ResultManifest manifest;
    private final int threads;
    private final Device device;

    /**
     * A run as it was written.
     *
     * @param scores none unless it was done
     */
    private record Kept(String status, String parameterHash, Map<Score, LengthResult> scores) {
        private static final Kept NOTHING = new Kept("not kept", "", Map.of());

        private static Kept of(RunEntry entry) {
            RunResult run = entry.result(MAIN);
            Map<Score, LengthResult> scores = byLength(run.evaluation());
            run.hintEvaluations().forEach(hint -> scores.putAll(byLength(hint)));
            return new Kept(entry.status(), run.parameterHash(), scores);
        }
    }

    /** What was scored: the main task or a hint, at a length. */
    private record Score(String head, int length) {
    }

    private static Map<Score, LengthResult> byLength(Evaluation evaluation) {
        Map<Score, LengthResult> scores = new LinkedHashMap<>();
        evaluation.results()
                .forEach(result -> scores.put(new Score(evaluation.head(), result.length()), result.counts()));
        return scores;
    }

    /**
     * A run beside what was kept of it.
     *
     * @param arm the name of its arm
     * @param seed its own
     * @param before its status when it was kept
     * @param now its status now
     * @param sameBits whether its parameters are the same
     * @param lengths at which it was tested either time, those of its hints counted too
     * @param sameScores at how many of them every count is the same: examples, tokens, decisions of each kind
     * @param farthest where exact match in the main task differs most; empty where it differs nowhere
     */
    public record Beside(String arm, long seed, String before, String now, boolean sameBits, int lengths,
            int sameScores, Optional<Reproduced.Apart> farthest) {
        /** Whether it went as planned both times, so that there are bits and scores to compare. */
        public boolean isScored() {
            return before.equals(RunStatus.DONE.toString()) && before.equals(now);
        }

        /** Whether nothing differs; what failed has to fail in the same way, and nothing can be told of what was killed or stopped. */
        public boolean isSame() {
            return isScored()
                    ? sameBits && lengths > 0 && sameScores == lengths
                    : before.equals(now) && before.startsWith(RunState.FAILED.toString());
        }
    }

    private Reproduction(Path folder, StudyPlan plan, Map<String, Map<Long, Kept>> kept, ResultManifest manifest,
            int threads, Device device) {
        this.folder = folder;
        this.plan = plan;
        this.kept = kept;
        this.manifest = manifest;
        this.threads = threads;
        this.device = device;
    }

    /**
     * Reads what was kept.
     *
     * @param folder a study's
     * @param arms to do again, by their names; all if empty
     * @param seeds to do again; all if empty
     * @throws RecipeException where the folder holds no study of arms, or not those arms and seeds
     */
    public static Reproduction of(Path folder, List<String> arms, List<Long> seeds) throws IOException {
        StudyPlan chosen;
        try {
            chosen = KeptStudy.plan(folder).only(arms, seeds);
        } catch (IllegalArgumentException e) {
            throw new RecipeException(folder + ": " + e.getMessage());
        }
        StudyFolder files = new StudyFolder(folder);
        StudyFile file = StudyFile.read(files.results());
        String device = StudyManifest.readIfThere(files.manifest()).flatMap(StudyManifest::environment)
                .flatMap(Environment::device).orElse("");
        return new Reproduction(folder, chosen, kept(file.arms()), file.manifest(),
                file.manifest().conditions().threads().orElse(0),
                device.startsWith(Device.CUDA.toString()) ? Device.CUDA : Device.CPU);
    }

    private static Map<String, Map<Long, Kept>> kept(List<ArmEntry> arms) {
        Map<String, Map<Long, Kept>> kept = new LinkedHashMap<>();
        for (ArmEntry arm : arms) {
            Map<Long, Kept> seeds = new LinkedHashMap<>();
            arm.runs().forEach(run -> seeds.put(run.seed(), Kept.of(run)));
            kept.put(arm.arm(), seeds);
        }
        return kept;
    }

    /** A line about what this machine brings that is not as it was then; nothing where all is the same. */
    public Optional<String> otherHere() {
        return Circumstances.otherHere(manifest);
    }

    /** What is to be said of plug-ins and of programs that are not as they were then. */
    public List<String> changedTasks() {
        String files = manifest.course().programFiles().orElse("");
        return Stream.concat(LoadedPlugins.changed(manifest.course().plugins().orElse("")).stream(),
                plan.arms().stream().flatMap(arm -> TaskOrigin.changed(files, arm.recipe().task()).stream()).distinct())
                .toList();
    }

    /** The runs to do again. */
    public StudyPlan plan() {
        return plan;
    }

    /** Threads of each run then; 0 if that was not kept. */
    public int threads() {
        return threads;
    }

    /** Where they ran then, as far as that was kept. */
    public Device device() {
        return device;
    }

    /** Holds the same runs, done again, against what was kept. */
    public ReproductionOutcome compare(StudyResult again) {
        List<Beside> runs = new ArrayList<>();
        for (ArmResult arm : again.arms()) {
            for (RunResult run : arm.runs()) {
                runs.add(beside(arm.name(), run,
                        kept.getOrDefault(arm.name(), Map.of()).getOrDefault(run.seed(), Kept.NOTHING)));
            }
        }
        Map<String, List<String>> circumstances = Circumstances.differing(manifest, again.manifest());
        return new ReproductionOutcome(folder, kept.values().stream().mapToInt(Map::size).sum(), runs, circumstances);
    }

    /** What differs in the circumstances and changes bits: what it was, what it is. */
    Map<String, List<String>> causes(StudyResult again) {
        return Circumstances.causes(manifest, again.manifest());
    }

    private static Beside beside(String arm, RunResult run, Kept before) {
        Map<Score, LengthResult> now = byLength(new Evaluation(MAIN, run.evaluation().results()));
        run.hintEvaluations().forEach(hint -> now.putAll(byLength(hint)));
        Set<Score> all = new LinkedHashSet<>(before.scores().keySet());
        all.addAll(now.keySet());
        int same = (int) all.stream().filter(score -> Objects.equals(before.scores().get(score), now.get(score)))
                .count();
        Optional<Reproduced.Apart> farthest = before.scores().entrySet().stream()
                .filter(kept -> kept.getKey().head().equals(MAIN)).flatMap(kept -> {
                    LengthResult again = now.get(kept.getKey());
                    return again == null
                            ? Stream.of()
                            : Stream.of(new Reproduced.Apart(kept.getKey().length(),
                                    again.exact().rate() - kept.getValue().exact().rate()));
                }).filter(far -> far.difference() != 0)
                .max(Comparator.comparingDouble(far -> Math.abs(far.difference())));
        return new Beside(arm, run.seed(), before.status(), run.status().toString(),
                before.parameterHash().equals(run.parameterHash()), all.size(), same, farthest);
    }
}

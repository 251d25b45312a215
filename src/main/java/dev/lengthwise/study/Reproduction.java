package dev.lengthwise.study;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.Percent;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study that was kept, to be held against the same runs done again. Kept are {@code study.yaml} and {@code results.json}, which
 * every study's folder has.
 *
 * @param plan the runs to do again
 * @param kept what was written when they were done first
 */
public record Reproduction(StudyPlan plan, Kept kept) {
    private static final List<String> CIRCUMSTANCES = List.of("commit", "version", "precision", "threads", "device",
            "processor", "system", "jdk", "libtorch", "blasKernels");

    /** What a run ended with. */
    private record Outcome(String parameterHash, Map<Integer, Score> scores) {
    }

    /** Examples exactly right at a length. */
    private record Score(long correct, long samples) {
        private double rate() {
            return (double) correct / samples;
        }
    }

    /** The results of a study as they were written: by arm, by seed. */
    record Kept(Path folder, Map<String, Map<Long, Outcome>> runs, JsonNode manifest) {
    }

    /**
     * A run beside what was kept of it.
     *
     * @param sameBits whether its parameters are the same
     * @param lengths at which it was tested both times
     * @param sameScores at how many of them as many are right
     * @param farthest the length at which the scores differ most, and by how much, as a share; empty where none differs
     */
    public record Beside(String arm, long seed, boolean sameBits, int lengths, int sameScores,
            Optional<Farthest> farthest) {
        /** Whether nothing differs. */
        public boolean isSame() {
            return sameBits && lengths > 0 && sameScores == lengths;
        }
    }

    /** The largest difference of a run, its new score less the kept one, as a share. */
    public record Farthest(int length, double difference) {
    }

    /**
     * What came of it.
     *
     * @param runs each run that was done again to its end
     * @param missing runs that were not, or of which nothing was kept, with the reason
     * @param circumstances that differ: what it was, what it is
     */
    public record Outcomes(List<Beside> runs, List<String> missing, Map<String, List<String>> circumstances) {
        /** Whether every run ended with the same bits and scores. */
        public boolean isSame() {
            return missing.isEmpty() && runs.stream().allMatch(Beside::isSame);
        }
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
        Path file = folder.resolve("study.yaml");
        Path results = folder.resolve("results.json");
        for (Path needed : List.of(file, results)) {
            if (!Files.exists(needed)) {
                throw new RecipeException(needed + " does not exist; the folder of a study that has ended is needed");
            }
        }
        if (!(Plan.read(file, null, List.of()) instanceof StudyPlan plan)) {
            throw new RecipeException(file + ": nothing is trained in this study; run it again with study");
        }
        StudyPlan chosen;
        try {
            chosen = plan.only(arms, seeds);
        } catch (IllegalArgumentException e) {
            throw new RecipeException(folder + ": " + e.getMessage());
        }
        return new Reproduction(chosen, Json.read(results, node -> kept(folder, node)));
    }

    private static Kept kept(Path folder, JsonNode results) {
        Map<String, Map<Long, Outcome>> runs = new LinkedHashMap<>();
        for (JsonNode arm : results.required("arms")) {
            Map<Long, Outcome> seeds = new LinkedHashMap<>();
            for (JsonNode run : arm.required("runs")) {
                if (run.required("status").asString().equals(RunResult.DONE)) {
                    Map<Integer, Score> scores = new LinkedHashMap<>();
                    run.required("results").forEach(result -> scores.put(result.required("length").asInt(),
                            new Score(result.required("correct").asLong(), result.required("samples").asLong())));
                    seeds.put(run.required("seed").asLong(),
                            new Outcome(run.required("parameterHash").asString(), scores));
                }
            }
            runs.put(arm.required("arm").asString(), seeds);
        }
        return new Kept(folder, runs, results.required("manifest"));
    }

    /** Threads of each run then; 0 if that was not kept. */
    public int threads() {
        return kept.manifest().path("threads").asInt(0);
    }

    /** Where they ran then, as far as that was kept. */
    public Device device() throws IOException {
        Path manifest = new RunFolder(kept.folder()).manifest();
        String device = Files.exists(manifest) ? Json.read(manifest).path("device").asString("") : "";
        return device.startsWith(Device.CUDA.toString()) ? Device.CUDA : Device.CPU;
    }

    /** How many runs were kept. */
    private int keptRuns() {
        return kept.runs().values().stream().mapToInt(Map::size).sum();
    }

    /** Holds the same runs, done again, against what was kept. */
    public Outcomes compare(StudyResult again) {
        List<Beside> runs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ArmResult arm : again.arms()) {
            for (RunResult run : arm.runs()) {
                Outcome before = kept.runs().getOrDefault(arm.name(), Map.of()).get(run.seed());
                if (before == null) {
                    missing.add(arm.name() + " seed " + run.seed() + ": no scores were kept of it");
                } else if (!run.done()) {
                    missing.add(arm.name() + " seed " + run.seed() + ": " + run.status());
                } else {
                    runs.add(beside(arm.name(), run, before));
                }
            }
        }
        Map<String, List<String>> circumstances = new LinkedHashMap<>();
        for (String key : CIRCUMSTANCES) {
            String before = kept.manifest().path(key).asString("");
            String now = again.manifest().getOrDefault(key, "");
            if (!before.isEmpty() && !now.isEmpty() && !before.equals(now)) {
                circumstances.put(key, List.of(before, now));
            }
        }
        return new Outcomes(runs, missing, circumstances);
    }

    private static Beside beside(String arm, RunResult run, Outcome before) {
        int lengths = 0;
        int same = 0;
        Optional<Farthest> farthest = Optional.empty();
        for (var result : run.evaluation().results()) {
            Score kept = before.scores().get(result.length());
            if (kept == null) {
                continue;
            }
            lengths++;
            Score now = new Score(result.exact().correct(), result.exact().total());
            if (now.equals(kept)) {
                same++;
                continue;
            }
            double difference = now.rate() - kept.rate();
            if (farthest.isEmpty() || Math.abs(difference) > Math.abs(farthest.get().difference())) {
                farthest = Optional.of(new Farthest(result.length(), difference));
            }
        }
        return new Beside(arm, run.seed(), before.parameterHash().equals(run.parameterHash()), lengths, same,
                farthest);
    }

    /** A line a run, and below what differs in the circumstances. */
    public String table(Outcomes outcomes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("arm", "seed", "parameters", "exact match, of all lengths", "farthest apart"));
        for (Beside run : outcomes.runs()) {
            rows.add(List.of(run.arm(), Long.toString(run.seed()), run.sameBits() ? "the same bits" : "other bits",
                    "the same at " + run.sameScores() + " of " + run.lengths(),
                    run.farthest()
                            .map(far -> Percent.points(far.difference()) + " points at length " + far.length())
                            .orElse("-")));
        }
        StringBuilder text = new StringBuilder(outcomes.runs().isEmpty() ? "" : Columns.of(rows));
        outcomes.missing().forEach(line -> text.append(line).append('\n'));
        int done = outcomes.runs().size() + outcomes.missing().size();
        text.append('\n').append(done).append(" of ").append(keptRuns()).append(" runs of ").append(kept.folder())
                .append(" done again: ").append(outcomes.isSame() ? "the same." : "not the same.").append('\n');
        outcomes.circumstances().forEach((key, both) -> text.append("  ").append(key).append(" was ")
                .append(both.getFirst()).append(", is ").append(both.getLast()).append('\n'));
        return text.toString();
    }

    /** The same as one JSON document. */
    public ObjectNode json(Outcomes outcomes) {
        ObjectNode node = Json.object().put("kept", kept.folder().toString()).put("of", keptRuns()).put("same",
                outcomes.isSame());
        ArrayNode runs = node.putArray("runs");
        for (Beside run : outcomes.runs()) {
            ObjectNode written = runs.addObject().put("arm", run.arm()).put("seed", run.seed())
                    .put("sameBits", run.sameBits()).put("lengths", run.lengths()).put("sameScores", run.sameScores());
            run.farthest().ifPresent(far -> written.putObject("farthest").put("length", far.length())
                    .put("difference", far.difference()));
        }
        node.putPOJO("missing", outcomes.missing());
        ObjectNode circumstances = node.putObject("circumstances");
        outcomes.circumstances().forEach((key, both) -> circumstances.putObject(key).put("was", both.getFirst())
                .put("is", both.getLast()));
        return node;
    }
}

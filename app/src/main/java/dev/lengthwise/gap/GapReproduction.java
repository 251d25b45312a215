package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.Suggestion;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.score.BriefScore;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.study.Reproduced;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.StudyWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study of constructed models that was kept, to be held against the same cells judged again. */
public final class GapReproduction {
    private static final int SHOWN = 3;

    private final Path folder;
    private final GapPlan plan;
    private final List<GapPlan.Cell> chosen;
    private final GapResult kept;

    private GapReproduction(Path folder, GapPlan plan, List<GapPlan.Cell> chosen, GapResult kept) {
        this.folder = folder;
        this.plan = plan;
        this.chosen = chosen;
        this.kept = kept;
    }

    /**
     * A cell beside what was kept of it.
     *
     * @param cell its name
     * @param lengths at which it was tested either time
     * @param sameScores at how many of them every count is the same
     * @param farthest where exact match differs most; empty where it differs nowhere
     * @param firstBefore the shortest length with a wrong answer when it was kept; empty where none was
     * @param firstNow the same now
     */
    public record Beside(String cell, int lengths, int sameScores, Optional<Reproduced.Apart> farthest,
            Optional<Integer> firstBefore, Optional<Integer> firstNow) {
        /** Whether nothing differs. */
        public boolean isSame() {
            return lengths > 0 && sameScores == lengths;
        }
    }

    /**
     * Reads what was kept.
     *
     * @param folder one that {@link KeptGap#isIn}
     * @param cells names of cells to judge again, where {@code *} stands for anything: {@code sort/fp64-*}; all if empty
     * @throws RecipeException where the study has no cell of such a name
     */
    public static GapReproduction of(Path folder, List<String> cells) throws IOException {
        GapResult kept = KeptGap.read(folder);
        GapPlan plan = KeptGap.plan(folder);
        List<String> names = plan.cells().stream().map(GapPlan.Cell::name).toList();
        List<Pattern> patterns = new ArrayList<>();
        for (String asked : cells) {
            Pattern pattern = Pattern.compile(Stream.of(asked.split("\\*", -1)).map(Pattern::quote)
                    .collect(Collectors.joining(".*")));
            if (names.stream().noneMatch(name -> pattern.matcher(name).matches())) {
                throw new RecipeException(folder + ": no cell is called " + asked + "; "
                        + Suggestion.closest(asked, names).map(other -> "did you mean " + other + "? ").orElse("")
                        + "there are " + names.size() + ", such as "
                        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
            }
            patterns.add(pattern);
        }
        return new GapReproduction(folder, plan, plan.cells().stream().filter(cell -> patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(cell.name()).matches())).toList(), kept);
    }

    /** A line about what this machine brings that is not as it was then; nothing where all is the same. */
    public Optional<String> otherHere() {
        return Circumstances.otherHere(kept.manifest());
    }

    /** Threads of each cell then; 0 if that was not kept. */
    public int threads() {
        return kept.manifest().conditions().threads().orElse(0);
    }

    /**
     * Judges the cells again.
     *
     * @param stop once true, cells end after the length they are at
     * @return nothing where not all are done
     */
    public Optional<GapReproduced> go(Study.Options options, StudyWatcher<GapProgress> watcher, BooleanSupplier stop)
            throws IOException, InterruptedException {
        GapStudy.Measured again = new GapStudy(plan, chosen, options, watcher).measure(stop);
        if (!again.cells().stream().allMatch(GapCellFile::isDone)) {
            return Optional.empty();
        }
        Map<String, GapCell> before = new LinkedHashMap<>();
        List<GapPlan.Cell> all = plan.cells();
        for (int i = 0; i < all.size(); i++) {
            before.put(all.get(i).name(), kept.cells().get(i));
        }
        List<Beside> cells = new ArrayList<>();
        for (GapCellFile cell : again.cells()) {
            GapCell was = before.get(cell.cell().name());
            cells.add(beside(cell.cell().name(), was == null ? List.of() : was.results(), cell.results()));
        }
        ResultManifest now = again.manifest();
        return Optional.of(new GapReproduced(folder, all.size(), cells, differing(now), Circumstances.lines(now)));
    }

    private Map<String, List<String>> differing(ResultManifest now) {
        return Circumstances.differing(kept.manifest(), now);
    }

    private static Beside beside(String cell, List<LengthResult> before, List<LengthResult> now) {
        Map<Integer, BriefScore> was = byLength(before);
        Map<Integer, BriefScore> is = byLength(now);
        Set<Integer> lengths = new TreeSet<>(was.keySet());
        lengths.addAll(is.keySet());
        List<Reproduced.Apart> both = new ArrayList<>();
        int same = 0;
        for (int length : lengths) {
            BriefScore first = was.get(length);
            BriefScore second = is.get(length);
            if (first != null && second != null) {
                same += first.equals(second) ? 1 : 0;
                both.add(new Reproduced.Apart(length, second.exact() - first.exact()));
            }
        }
        Optional<Reproduced.Apart> farthest = both.stream().filter(apart -> apart.difference() != 0)
                .max(Comparator.comparingDouble(apart -> Math.abs(apart.difference())));
        return new Beside(cell, lengths.size(), same, farthest,
                GapCell.firstFailure(before).map(LengthResult::length),
                GapCell.firstFailure(now).map(LengthResult::length));
    }

    /** As far as files keep them. */
    private static Map<Integer, BriefScore> byLength(List<LengthResult> results) {
        return results.stream().collect(Collectors.toMap(LengthResult::length, BriefScore::of));
    }
}

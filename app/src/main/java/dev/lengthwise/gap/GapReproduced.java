package dev.lengthwise.gap;

import dev.lengthwise.gap.GapReproduction.Beside;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.study.Reproduced;
import dev.lengthwise.text.Columns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of judging cells of a kept study again.
 *
 * @param kept the study's folder
 * @param of how many cells there are in it
 * @param cells each that was judged again
 * @param circumstances that differ: what it was, what it is
 * @param dependsOn lines on what the numbers depend on here
 */
public record GapReproduced(Path kept, int of, List<Beside> cells, Map<String, List<String>> circumstances,
        List<String> dependsOn) implements Reproduced {
    private static final String NONE = "-";

    public GapReproduced {
        cells = List.copyOf(cells);
        circumstances = new LinkedHashMap<>(circumstances);
        dependsOn = List.copyOf(dependsOn);
    }

    @Override
    public boolean isSame() {
        return cells.stream().allMatch(Beside::isSame);
    }

    @Override
    public String table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("cell", "every count, at each length", "first wrong", "exact match farthest apart"));
        for (Beside cell : cells) {
            String before = first(cell.firstBefore());
            rows.add(List.of(cell.cell(), "the same at " + cell.sameScores() + " of " + cell.lengths(),
                    cell.firstBefore().equals(cell.firstNow())
                            ? before
                            : "was " + before + ", is " + first(cell.firstNow()),
                    cell.farthest().map(Apart::words).orElse(NONE)));
        }
        return Columns.of(rows) + "\n" + ending(cells.size(), of, "cell", kept, circumstances);
    }

    private static String first(Optional<Integer> length) {
        return length.map(String::valueOf).orElse("none");
    }

    private record Outcome(@Key("the kept study's folder") String kept, @Key("how many cells there are in it") int of,
            @Key("whether nothing differs") boolean same, @Key("each cell that was judged again") List<CellAgain> cells,
            @Key("what differs in the circumstances") Map<String, Change> circumstances) {
    }

    private record CellAgain(@Key("the cell's name") String cell, @Key("whether nothing differs") boolean same,
            @Key("at how many lengths it was tested either time") int lengths,
            @Key("at how many of them every count is the same") int sameScores,
            @Key(value = "the shortest length with a wrong answer when it was kept; null where none was", absent = "null") Optional<Integer> firstBefore,
            @Key(value = "the same now", absent = "null") Optional<Integer> firstNow,
            @Key("where exact match differs most") Optional<Apart> farthest) {
    }

    @Override
    public String json() {
        return RecordWriter.text(new Outcome(kept.toString(), of, isSame(),
                cells.stream().map(cell -> new CellAgain(cell.cell(), cell.isSame(), cell.lengths(), cell.sameScores(),
                        cell.firstBefore(), cell.firstNow(), cell.farthest())).toList(),
                Change.of(circumstances))) + "\n";
    }
}

package dev.lengthwise.result.run;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.file.FileFailure;
import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.UnreadableFileException;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The measurements of a run, a line of JSON each: {@code metrics.jsonl}.
 *
 * @param lines in the order of their steps
 */
public record MetricsFile(List<Line> lines) {
    private static final int LONGEST_SHOWN = 40;
    private static final int TAIL = 8192; // bytes; a line has a few hundred

    /**
     * A line.
     *
     * @param text as it stands in the file
     */
    public record Line(MetricsLine measured, String text) {
    }

    public MetricsFile {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file, none of whose lines need be there. A last line without its line feed is left out if it was cut off: the process died
     * while it wrote it.
     *
     * @throws DamagedFileException where any other line is none of ours
     */
    public static MetricsFile read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        String text = text(file);
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            String line = text.substring(from, feed < 0 ? text.length() : feed);
            try {
                MetricsLine measured = MetricsLine.read(Json.parse(line));
                requireFollows(measured, lines);
                lines.add(new Line(measured, line));
            } catch (IllegalArgumentException e) {
                if (feed < 0) {
                    break;
                }
                throw new DamagedFileException(file + ": line " + (lines.size() + 1) + " is not a line of metrics: "
                        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...") + " ("
                        + e.getMessage() + ")");
            }
            from = feed < 0 ? text.length() : feed + 1;
        }
        return new MetricsFile(lines);
    }

    private static void requireFollows(MetricsLine line, List<Line> before) {
        if (before.isEmpty()) {
            return;
        }
        MetricsLine last = before.getLast().measured();
        boolean scoresOfIt = line.step() == last.step() && line instanceof ScoreLine && last instanceof LossLine;
        if (line.step() <= last.step() && !scoresOfIt) {
            throw new IllegalArgumentException("step: " + line.step() + " follows " + last.step());
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            InputFile.requireRegular(file);
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8); // of a line cut off, half a letter
        } catch (UnreadableFileException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw FileFailure.at(file, e);
        }
    }

    /**
     * The newest losses of a file that somebody may be writing, without reading what stands before them: its last whole line, or the one
     * before where that has scores.
     *
     * @return nothing where there are none, or a line is none of ours
     */
    public static Optional<LossLine> last(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String tail;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            tail = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
        String whole = tail.substring(0, tail.lastIndexOf('\n') + 1).stripTrailing();
        try {
            for (String line : whole.lines().toList().reversed()) {
                if (MetricsLine.read(Json.parse(line)) instanceof LossLine losses) {
                    return Optional.of(losses);
                }
            }
        } catch (IllegalArgumentException e) {
            // What is damaged is said by whoever reads the whole file.
        }
        return Optional.empty();
    }

    private <L extends MetricsLine> Stream<L> of(Class<L> kind) {
        return lines.stream().map(Line::measured).filter(kind::isInstance).map(kind::cast);
    }

    /** The losses, a curve for each head. */
    public List<LossCurve> curves() {
        Map<String, List<LossCurve.Point>> points = new LinkedHashMap<>();
        of(LossLine.class).forEach(line -> line.loss().forEach((head, loss) -> points
                .computeIfAbsent(head, _ -> new ArrayList<>()).add(new LossCurve.Point((int) line.step(), loss))));
        return points.entrySet().stream().map(entry -> new LossCurve(entry.getKey(), entry.getValue())).toList();
    }

    /** The scores, a curve a length: the trained ones first, then the others, each by length. */
    public List<ScoreCurve> scoreCurves() {
        return Stream.concat(scoreCurves(true), scoreCurves(false)).toList();
    }

    private Stream<ScoreCurve> scoreCurves(boolean trained) {
        Map<Integer, List<ScoreCurve.Point>> points = new TreeMap<>();
        of(ScoreLine.class).forEach(line -> {
            Map<Integer, Double> exact = trained ? line.exact().trained() : line.exact().unseen();
            Map<Integer, Double> token = trained ? line.token().trained() : line.token().unseen();
            exact.forEach((length, share) -> points.computeIfAbsent(length, _ -> new ArrayList<>())
                    .add(new ScoreCurve.Point((int) line.step(),
                            new Accuracy(Math.round(share * line.samples()), line.samples()),
                            token.getOrDefault(length, 0.0))));
        });
        return points.entrySet().stream().map(entry -> new ScoreCurve(entry.getKey(), trained, entry.getValue()));
    }
}

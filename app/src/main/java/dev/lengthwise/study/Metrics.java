package dev.lengthwise.study;

import dev.lengthwise.file.FileFailure;
import dev.lengthwise.file.InputFile;
import dev.lengthwise.file.UnreadableFileException;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.report.LossCurve;
import dev.lengthwise.report.ScoreCurve;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.train.TrainEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metrics of a run, a line of JSON each, written as they come. A line has either {@code loss} or, where the recipe has the model
 * scored while it is trained, {@code exact}: a step may have one of each, in that order.
 */
final class Metrics implements AutoCloseable {
    /** Seconds that looks at the model took, which are not training's. */
    static final String LOOKING = "scoringSeconds";

    private static final String STEP = "step";
    private static final String LOSS = "loss";
    private static final String SCORES = "exact";
    private static final String SECONDS = "seconds";
    private static final int LONGEST_SHOWN = 40;
    private static final int TAIL = 8192; // bytes; a line has a few hundred

    private final Path file;
    private final BufferedWriter writer;
    private final double secondsBefore;
    private final double lookingBefore;
    private final long begin = System.nanoTime();
    private final Set<Long> scored = new HashSet<>();
    private long pausedAt;
    private long paused; // nanoseconds of this session

    /**
     * Goes on with a file: lines past the step that training resumes from are dropped, as they will come again.
     *
     * @param step steps done
     * @param told the last one whose lines stay, {@code step} or the one before it
     * @throws DamagedFileException where a line is none of ours; the file stays as it is
     */
    Metrics(Path file, long step, long told) throws IOException {
        this.file = file;
        List<ObjectNode> done = read(file).stream().filter(line -> step(line) <= step).toList();
        StringBuilder text = new StringBuilder();
        for (ObjectNode line : done) {
            if (step(line) <= told) {
                text.append(Json.line(line)).append('\n');
                if (line.has(SCORES)) {
                    scored.add(step(line));
                }
            }
        }
        WholeFile.write(file, text.toString());
        this.secondsBefore = done.isEmpty() ? 0 : done.getLast().path(SECONDS).asDouble(0);
        this.lookingBefore = done.isEmpty() ? 0 : done.getLast().path(LOOKING).asDouble(0);
        this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** Seconds of training so far, of earlier sessions too. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - begin - paused) / 1e9;
    }

    /** Seconds so far in which the model was looked at, of earlier sessions too. */
    double lookingSeconds() {
        return lookingBefore + paused / 1e9;
    }

    /** Seconds so far, whatever they went to. */
    double wholeSeconds() {
        return seconds() + lookingSeconds();
    }

    /** What {@link #wholeSeconds()} was when a line was written. */
    static double wholeSeconds(ObjectNode line) {
        return line.path(SECONDS).asDouble(0) + line.path(LOOKING).asDouble(0);
    }

    /** What comes until {@link #goOn} is not training. */
    void pause() {
        pausedAt = System.nanoTime();
    }

    void goOn() {
        paused += System.nanoTime() - pausedAt;
    }

    /** Whether there is a line of the scores after a step. */
    boolean hasScores(long step) {
        return scored.contains(step);
    }

    void writeScores(StepScores scores) throws IOException {
        ObjectNode line = Json.object().put(STEP, scores.step());
        scores.write(line);
        append(line);
        scored.add(scores.step());
    }

    void write(TrainEvent.Measured measured) throws IOException {
        ObjectNode line = Json.object().put(STEP, measured.step());
        ObjectNode losses = line.putObject(LOSS);
        measured.losses().forEach(losses::put);
        line.put("learningRate", measured.learningRate());
        line.put("gradientNorm", measured.gradientNorm());
        line.put("examplesPerSecond", Math.round(measured.examplesPerSecond()));
        line.put("waiting", measured.waiting());
        append(line);
    }

    private void append(ObjectNode line) throws IOException {
        if (lookingSeconds() > 0) {
            line.put(LOOKING, rounded(lookingSeconds()));
        }
        line.put(SECONDS, rounded(seconds()));
        try {
            writer.write(Json.line(line) + "\n");
            writer.flush();
        } catch (IOException e) {
            throw FileFailure.at(file, e);
        }
    }

    /** Seconds to the hundredth. */
    static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /**
     * The lines of a file, none where there is no file. A last line without its line feed is left out if it was cut off: the
     * process died while it wrote it.
     *
     * @throws DamagedFileException where any other line is none of ours
     */
    static List<ObjectNode> read(Path file) throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        String text = text(file);
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            String line = text.substring(from, feed < 0 ? text.length() : feed);
            try {
                lines.add(requireLine(Json.parse(line), lines));
            } catch (IllegalArgumentException e) {
                if (feed < 0) {
                    break;
                }
                throw new DamagedFileException(file + ": line " + (lines.size() + 1) + " is no line of metrics: "
                        + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "..."));
            }
            from = feed < 0 ? text.length() : feed + 1;
        }
        return lines;
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
    static Optional<ObjectNode> last(Path file) throws IOException {
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
                ObjectNode node = Json.parse(line);
                if (!node.has(SCORES)) {
                    return Optional.of(requireLine(node, List.of()));
                }
            }
        } catch (IllegalArgumentException e) {
            // What is damaged is said by whoever reads the whole file.
        }
        return Optional.empty();
    }

    /** @param before the lines above, in their order */
    private static ObjectNode requireLine(ObjectNode line, List<ObjectNode> before) {
        long least = before.isEmpty() ? 0 : step(before.getLast());
        boolean hasScores = line.has(SCORES);
        boolean follows = before.isEmpty() || step(line) > least
                || step(line) == least && hasScores && !before.getLast().has(SCORES);
        if (!line.path(STEP).isIntegralNumber() || !follows || step(line) < 0
                || !(hasScores ? StepScores.isLine(line) : hasLosses(line))) {
            throw new IllegalArgumentException("neither losses nor scores after a step above " + least);
        }
        if (line.has(SECONDS)) {
            JsonFields.of(line).number(SECONDS);
        }
        return line;
    }

    private static boolean hasLosses(ObjectNode line) {
        return line.path(LOSS).isObject() && line.path(LOSS).values().stream().allMatch(loss -> loss.isNumber());
    }

    /** Steps done when a line was written. */
    static long step(ObjectNode line) {
        return line.path(STEP).asLong();
    }

    /** The losses of a file, a curve for each head. */
    static List<LossCurve> curves(Path file) throws IOException {
        Map<String, List<LossCurve.Point>> points = new LinkedHashMap<>();
        for (ObjectNode line : read(file)) {
            line.path(LOSS).properties().forEach(entry -> points
                    .computeIfAbsent(entry.getKey(), head -> new ArrayList<>())
                    .add(new LossCurve.Point((int) step(line), entry.getValue().asDouble())));
        }
        return points.entrySet().stream().map(entry -> new LossCurve(entry.getKey(), entry.getValue())).toList();
    }

    /** The scores of a file, a curve for each length. */
    static List<ScoreCurve> scoreCurves(Path file) throws IOException {
        return ScoreCurves.of(read(file).stream().filter(line -> line.has(SCORES))
                .map(line -> StepScores.read(step(line), line)).toList());
    }
}

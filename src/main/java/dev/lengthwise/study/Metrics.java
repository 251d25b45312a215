package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.report.LossCurve;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The metrics of a run, a line of JSON each, written as they come. */
final class Metrics implements AutoCloseable {
    private static final int LONGEST_SHOWN = 40;
    private static final int TAIL = 8192; // bytes; a line has a few hundred

    private final BufferedWriter writer;
    private final double secondsBefore;
    private final long start = System.nanoTime();

    /**
     * Goes on with a file: lines past the step that training resumes from are dropped, as they will come again.
     *
     * @param step steps done
     * @throws DamagedFileException where a line is none of ours; the file stays as it is
     */
    Metrics(Path file, long step) throws IOException {
        List<ObjectNode> kept = read(file).stream().filter(line -> step(line) <= step).toList();
        StringBuilder text = new StringBuilder();
        kept.forEach(line -> text.append(Json.line(line)).append('\n'));
        WholeFile.write(file, text.toString());
        this.secondsBefore = kept.isEmpty() ? 0 : kept.getLast().path("seconds").asDouble(0);
        this.writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** Seconds of training so far, of earlier sessions too. */
    double seconds() {
        return secondsBefore + (System.nanoTime() - start) / 1e9;
    }

    void write(TrainEvent.Measured measured) throws IOException {
        ObjectNode line = Json.object();
        line.put("step", measured.step());
        ObjectNode losses = line.putObject("loss");
        measured.losses().forEach(losses::put);
        line.put("learningRate", measured.learningRate());
        line.put("gradientNorm", measured.gradientNorm());
        line.put("examplesPerSecond", Math.round(measured.examplesPerSecond()));
        line.put("waiting", measured.waiting());
        line.put("seconds", Math.round(seconds() * 100) / 100.0);
        writer.write(Json.line(line) + "\n");
        writer.flush();
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
        String text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            String line = text.substring(from, feed < 0 ? text.length() : feed);
            try {
                lines.add(requireMeasurement(Json.parse(line), lines.isEmpty() ? -1 : step(lines.getLast())));
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

    /**
     * The last whole line of a file that somebody may be writing, without reading what stands before it.
     *
     * @return nothing where there is none, or it is none of ours
     */
    static Optional<ObjectNode> last(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String tail;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            tail = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
        String whole = tail.substring(0, tail.lastIndexOf('\n') + 1).stripTrailing();
        try {
            return Optional.of(requireMeasurement(Json.parse(whole.substring(whole.lastIndexOf('\n') + 1)), -1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode requireMeasurement(ObjectNode line, long stepBefore) {
        if (!line.path("step").isIntegralNumber() || step(line) <= stepBefore || !line.path("loss").isObject()
                || !line.path("loss").values().stream().allMatch(loss -> loss.isNumber())) {
            throw new IllegalArgumentException("no losses after a step above " + stepBefore);
        }
        return line;
    }

    /** Steps done when a line was written. */
    static long step(ObjectNode line) {
        return line.path("step").asLong();
    }

    /** The losses of a file, a curve for each head. */
    static List<LossCurve> curves(Path file) throws IOException {
        Map<String, List<LossCurve.Point>> points = new LinkedHashMap<>();
        for (ObjectNode line : read(file)) {
            line.path("loss").properties().forEach(entry -> points
                    .computeIfAbsent(entry.getKey(), head -> new ArrayList<>())
                    .add(new LossCurve.Point((int) step(line), entry.getValue().asDouble())));
        }
        return points.entrySet().stream().map(entry -> new LossCurve(entry.getKey(), entry.getValue())).toList();
    }
}

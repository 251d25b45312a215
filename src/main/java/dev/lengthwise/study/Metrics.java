package dev.lengthwise.study;

import dev.lengthwise.report.LossCurve;
import dev.lengthwise.train.TrainEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The metrics of a run, a line of JSON each, written as they come. */
final class Metrics implements AutoCloseable {
    private final BufferedWriter writer;
    private final double secondsBefore;
    private final long start = System.nanoTime();

    /**
     * Goes on with a file: lines past the step that training resumes from are dropped, as they will come again.
     *
     * @param step steps done
     */
    Metrics(Path file, long step) throws IOException {
        List<JsonNode> kept = read(file).stream().filter(line -> line.path("step").asLong() <= step).toList();
        StringBuilder text = new StringBuilder();
        kept.forEach(line -> text.append(Json.line(line)).append('\n'));
        Json.write(file, text.toString());
        this.secondsBefore = kept.isEmpty() ? 0 : kept.getLast().path("seconds").asDouble();
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
        writer.write(Json.line(line));
        writer.newLine();
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** The lines of a file; a last line that was cut off is left out. */
    static List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        if (!Files.exists(file)) {
            return lines;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            try {
                lines.add(Json.parse(line));
            } catch (JacksonException e) {
                break; // the process died while it wrote this line
            }
        }
        return lines;
    }

    /** The losses of a file, a curve for each head. */
    static List<LossCurve> curves(Path file) throws IOException {
        Map<String, List<LossCurve.Point>> points = new LinkedHashMap<>();
        for (JsonNode line : read(file)) {
            line.path("loss").properties().forEach(entry -> points
                    .computeIfAbsent(entry.getKey(), head -> new ArrayList<>())
                    .add(new LossCurve.Point(line.path("step").asInt(), entry.getValue().asDouble())));
        }
        return points.entrySet().stream().map(entry -> new LossCurve(entry.getKey(), entry.getValue())).toList();
    }
}

package dev.lengthwise.run;

import dev.lengthwise.file.FileFailure;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.run.LossLine;
import dev.lengthwise.result.run.MetricsFile;
import dev.lengthwise.result.run.ScoreLine;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.train.TrainEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the metrics of a run as they come, a line of JSON each: losses, and scores where the recipe has the model scored while it is
 * trained. A step may have one of each, in that order.
 */
final class Metrics implements AutoCloseable {
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
        List<MetricsFile.Line> done = MetricsFile.read(file).lines().stream()
                .filter(line -> line.measured().step() <= step).toList();
        StringBuilder text = new StringBuilder();
        for (MetricsFile.Line line : done) {
            if (line.measured().step() <= told) {
                text.append(line.text()).append('\n');
                if (line.measured() instanceof ScoreLine) {
                    scored.add(line.measured().step());
                }
            }
        }
        WholeFile.write(file, text.toString());
        this.secondsBefore = done.isEmpty() ? 0 : done.getLast().measured().seconds();
        this.lookingBefore = done.isEmpty() ? 0 : done.getLast().measured().scoringSeconds().orElse(0.0);
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
        append(scores.line(looking(), rounded(seconds())));
        scored.add(scores.step());
    }

    void write(TrainEvent.Measured measured) throws IOException {
        append(new LossLine(measured.step(), measured.losses(), Optional.of(measured.learningRate()),
                Optional.of(measured.gradientNorm()), Optional.of(Math.round(measured.examplesPerSecond())),
                Optional.of(measured.waiting()), looking(), rounded(seconds())));
    }

    private Optional<Double> looking() {
        return lookingSeconds() > 0 ? Optional.of(rounded(lookingSeconds())) : Optional.empty();
    }

    private void append(Record line) throws IOException {
        try {
            writer.write(Json.line(RecordWriter.tree(line)) + "\n");
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
}

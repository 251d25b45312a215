package dev.lengthwise.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How fast examples are made: by JMH, on one thread, each piece of work in a JVM of its own. */
final class DataBenchmark implements Benchmark {
    private static final double CONFIDENCE = 0.999; // as JMH itself reports
    private static final int WARM_UPS = 4;
    private static final TimeValue ROUND = TimeValue.milliseconds(400);

    @Override
    public String name() {
        return "data";
    }

    @Override
    public String description() {
        return "examples a second of every generator and of whole batches; JMH, one thread, the paper's lengths";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        List<Row> rows = new ArrayList<>();
        for (JavaWork work : JavaWork.all()) {
            progress.accept("data, " + work.name());
            rows.add(row(work, time(work.name(), WARM_UPS, rounds, ROUND, progress)));
        }
        return rows;
    }

    /**
     * Times a piece of work in a JVM of its own, which is started as this one was.
     *
     * @param work its name
     * @param warmUps rounds that do not count
     * @param round how long a round takes
     * @param progress told what JMH has to say, and only if it fails
     * @return calls a second, of each round that counts
     */
    static Statistics time(String work, int warmUps, int rounds, TimeValue round, Consumer<String> progress) {
        System.setProperty("jmh.ignoreLock", "true"); // else it refuses to run while another one does on this machine
        Options options = new OptionsBuilder().include("^" + JavaTimes.class.getName() + "\\.make$")
                .param("work", work).forks(1).threads(1).warmupIterations(warmUps).warmupTime(round)
                .measurementIterations(rounds).measurementTime(round).shouldFailOnError(true).build();
        ByteArrayOutputStream said = new ByteArrayOutputStream(); // stdout, its usual place, is for results
        OutputFormat format = OutputFormatFactory
                .createFormatInstance(new PrintStream(said, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
        try {
            return new Runner(options, format).runSingle().getPrimaryResult().getStatistics();
        } catch (RunnerException e) {
            progress.accept(said.toString(StandardCharsets.UTF_8));
            throw new IllegalStateException("JMH could not time " + work + ": " + e.getMessage(), e);
        }
    }

    /**
     * Examples a second, and their error: half the width of JMH's interval. An interval takes three rounds or more.
     *
     * @param calls calls a second, of each round
     */
    static Row row(JavaWork work, Statistics calls) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("examples/s", calls.getMean() * work.examples());
        double error = calls.getMeanErrorAt(CONFIDENCE);
        if (!Double.isNaN(error)) {
            figures.put("error of examples/s (" + 100 * CONFIDENCE + " %)", error * work.examples());
        }
        return new Row(work.name(), null, "", figures);
    }
}

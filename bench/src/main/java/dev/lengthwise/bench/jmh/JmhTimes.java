package dev.lengthwise.bench.jmh;

import dev.lengthwise.bench.CallTimes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalDouble;
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

/** JMH's times. Public, with a constructor, because it is looked for by name. */
public final class JmhTimes implements CallTimes {
    private static final double CONFIDENCE = 0.999; // as JMH itself reports

    /** @throws NoClassDefFoundError where JMH is not on the class path */
    public JmhTimes() {
        Objects.requireNonNull(Runner.class);
    }

    @Override
    public Calls time(String work, int warmUps, int rounds, int milliseconds, Consumer<String> progress) {
        System.setProperty("jmh.ignoreLock", "true"); // else it refuses to run while another one does on this machine
        TimeValue round = TimeValue.milliseconds(milliseconds);
        Options options = new OptionsBuilder().include("^" + JavaTimes.class.getName() + "\\.make$")
                .param("work", work).forks(1).threads(1).warmupIterations(warmUps).warmupTime(round)
                .measurementIterations(rounds).measurementTime(round).shouldFailOnError(true).build();
        ByteArrayOutputStream said = new ByteArrayOutputStream(); // stdout, its usual place, is for results
        OutputFormat format = OutputFormatFactory
                .createFormatInstance(new PrintStream(said, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
        try {
            return calls(new Runner(options, format).runSingle().getPrimaryResult().getStatistics());
        } catch (RunnerException e) {
            progress.accept(said.toString(StandardCharsets.UTF_8));
            throw new IllegalStateException("JMH could not time " + work + ": " + e.getMessage(), e);
        }
    }

    static Calls calls(Statistics rounds) {
        double error = rounds.getMeanErrorAt(CONFIDENCE);
        return new Calls(rounds.getMean(), Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error));
    }
}

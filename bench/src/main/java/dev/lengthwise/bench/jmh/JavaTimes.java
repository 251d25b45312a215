package dev.lengthwise.bench.jmh;

import dev.lengthwise.bench.JavaWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH calls over and over, one {@link JavaWork} in each JVM. Public and not final because JMH extends it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class JavaTimes {
    @Param({})
    public String work;

    private JavaWork chosen;
    private long calls;

    @Setup
    public void choose() {
        chosen = JavaWork.named(work);
    }

    @Benchmark
    public Object make() {
        return chosen.make().apply(calls++);
    }
}

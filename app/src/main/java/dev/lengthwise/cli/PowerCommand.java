package dev.lengthwise.cli;

import dev.lengthwise.report.PowerTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.EndpointOutcome;
import dev.lengthwise.result.study.StudyPower;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.study.KeptStudy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How many seeds a difference takes. */
@Command(name = "power", sortOptions = false, description = {
        "Says how many seeds a difference takes, by the scatter of the seeds of a study that has ended,",
        "and how small a difference the seeds that it has can find."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PowerCommand implements Callable<Integer> {
    private static final double OF_LOG2_N50 = 0.26; // a factor of 1.2
    private static final double OF_EXACT = 0.05;
    private static final double ALPHA = 0.05;

    private static final String HELPS = """

            The endpoint says "helps" only where the mean is at least its margin, too. Where the true difference
            is just the margin, at most half of all studies have such a mean, with however many seeds.
            """;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "a study's folder, or the name of one in runs or docs/results, such as headline")
    private Path study;

    @Option(names = "--metric", paramLabel = "M", description = "exact, n50 or log2-n50 (default: the endpoint's, else exact with --length, else log2-n50)")
    private @Nullable String metric;

    @Option(names = "--length", paramLabel = "N", description = "the length of exact")
    private @Nullable Integer length;

    @Option(names = "--difference", paramLabel = "D", description = "the difference to find, in the metric's unit (default: the endpoint's margin, else 0.26 of log2-n50, a factor of 1.2, or 0.05 of exact, 5 points)")
    private @Nullable String difference;

    @Option(names = "--alpha", paramLabel = "A", description = "how often a test may err where there is no difference (default: the endpoint's, else 0.05)")
    private @Nullable String alpha;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        StudyResult result = KeptStudy.read(Locations.study(study));
        Optional<Endpoint> declared = result.endpoint().map(EndpointOutcome::endpoint)
                .filter(_ -> metric == null && length == null);
        Endpoint.Metric asked = declared.map(Endpoint::metric).orElseGet(this::metric);
        Integer at = declared.map(Endpoint::length).orElse(length);
        if ((asked == Endpoint.Metric.EXACT) != (at != null)) {
            throw new ParameterException(spec.commandLine(), at == null
                    ? "--length is missing: exact match is compared at one length"
                    : "--length " + at + " is not allowed with --metric " + asked + ", which is not about one length");
        }
        if (at != null && !result.lengths().contains(at)) {
            throw new ParameterException(spec.commandLine(),
                    "--length " + at + ": the study has no score there; it has "
                            + result.lengths().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        double wanted = number("--difference", difference, declared.map(Endpoint::margin).orElse(
                asked == Endpoint.Metric.EXACT ? OF_EXACT : asked == Endpoint.Metric.LOG2_N50 ? OF_LOG2_N50 : 0.0));
        double error = number("--alpha", alpha, declared.map(Endpoint::alpha).orElse(ALPHA));
        if (wanted <= 0) {
            throw new ParameterException(spec.commandLine(),
                    "--difference is missing: of n50, in lengths, there is no usual one");
        }
        if (error >= 1) {
            throw new ParameterException(spec.commandLine(), "--alpha " + error + " is not above 0 and below 1");
        }
        StudyPower power = StudyPower.of(result, asked, at, wanted, error,
                declared.filter(endpoint -> endpoint.direction() != Endpoint.Direction.BOTH).isPresent());
        if (json) {
            System.out.println(RecordWriter.text(power));
        } else {
            Stdio.print(PowerTable.of(power) + (declared.isEmpty() ? "" : HELPS));
        }
        return 0;
    }

    private Endpoint.Metric metric() {
        if (metric == null) {
            return length == null ? Endpoint.Metric.LOG2_N50 : Endpoint.Metric.EXACT;
        }
        return Arrays.stream(Endpoint.Metric.values()).filter(each -> each.toString().equals(metric)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "--metric \"" + metric + "\" is not allowed; one of exact, n50, log2-n50"));
    }

    private double number(String option, @Nullable String given, double absent) {
        try {
            return given == null ? absent : Options.decimal(given);
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}

package dev.lengthwise.cli;

import dev.lengthwise.bundle.Architecture;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.run.Provenance;
import dev.lengthwise.task.PluginException;
import dev.lengthwise.tensor.Device;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's entrance; see each command's page. */
@Command(name = "lengthwise", versionProvider = Main.Version.class, sortOptions = false, description = "A workbench for length generalization in transformers.", subcommands = {
        SampleCommand.class, RecipeCommand.class, TrainCommand.class, ConstructCommand.class, EvaluateCommand.class,
        PredictCommand.class,
        StudyCommand.class, ReportCommand.class, PowerCommand.class, PoolCommand.class, ReproduceCommand.class,
        RunsCommand.class, CompareCommand.class,
        ProbeCommand.class,
        BenchCommand.class,
        DoctorCommand.class, BundleCommand.class}, footer = {"",
                "Start with: lengthwise study quick", "",
                "Exit codes: 0 done, 1 failed, 2 wrong command or recipe, 130 interrupted with a checkpoint."})
public final class Main implements Runnable {
    private static final int HELP_WIDTH = 100;

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "show this help")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "show the version")
    private boolean version;

    @Option(names = "--json", description = "with --version: as one JSON document")
    private boolean json;

    /** picocli sets the fields. */
    @SuppressWarnings("NullAway.Init")
    public Main() {
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; allowed: "
                + String.join(", ", spec.subcommands().keySet()));
    }

    public static void main(String[] args) {
        Stdio.take();
        System.exit(Stdio.conclude(execute(args)));
    }

    /** Runs a command; what is not even an exception, such as too little memory, is told in one line as well. */
    static int execute(String... args) {
        CommandLine commands = commandLine();
        try {
            return commands.execute(args);
        } catch (VirtualMachineError | LinkageError e) {
            return Failures.report(e, commands);
        }
    }

    /** The commands, with every failure turned into one line and an exit code. */
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Main());
        commands.setOut(new PrintWriter(Stdio.unchecked(System.out), true, StandardCharsets.UTF_8)); // help has bold words
        commands.setExecutionStrategy(Main::run);
        commands.setExecutionExceptionHandler(new Failures());
        commands.setParameterExceptionHandler(Failures::wrongUsage);
        commands.setUsageHelpWidth(HELP_WIDTH);
        commands.registerConverter(int.class, Options::wholeNumber);
        commands.registerConverter(Integer.class, Options::wholeNumber);
        commands.registerConverter(long.class, Options::seed);
        commands.registerConverter(Long.class, Options::seed);
        commands.registerConverter(Double.class, Options::decimal);
        commands.registerConverter(LengthList.class, LengthList::parse);
        commands.registerConverter(Device.class, text -> Options.word(Device.values(), text));
        commands.registerConverter(ByteSize.class, ByteSize::parse);
        commands.registerConverter(Architecture.class, Options::architecture);
        commands.registerConverter(Scale.class, text -> Options.word(Scale.values(), text));
        StudyCommand.explain(Objects.requireNonNull(commands.getSubcommands().get("study")));
        return commands;
    }

    private static int run(CommandLine.ParseResult parsed) {
        try {
            PluginsOption.install(parsed);
        } catch (PluginException e) {
            return Failures.report(e, parsed.commandSpec().commandLine());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Spec
        private CommandSpec spec;

        /** picocli sets the field. */
        @SuppressWarnings("NullAway.Init")
        Version() {
        }

        @Override
        public String[] getVersion() {
            return Boolean.TRUE.equals(spec.findOption("--json").<Boolean>getValue())
                    ? new String[]{Json.pretty(Json.object().put("version", Provenance.version())
                            .put("commit", Provenance.commit()).put("jdk", Runtime.version().toString()))}
                    : new String[]{"lengthwise " + Provenance.version()};
        }
    }
}

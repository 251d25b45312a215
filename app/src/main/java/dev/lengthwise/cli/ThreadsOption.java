package dev.lengthwise.cli;

import dev.lengthwise.tensor.Engine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads compute. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ThreadsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--threads", defaultValue = "0", paramLabel = "N", description = "threads for each operation (default: one for each core)")
    private int threads;

    /** 0 where it is for the program to choose. */
    int asked() {
        require(spec, threads);
        return threads;
    }

    /** As many as the command asks for, or one for each core. */
    int count() {
        return asked() > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** Refuses numbers that nobody can mean. */
    static void require(CommandSpec spec, int threads) {
        if (threads < 0 || threads > Engine.MOST_THREADS) {
            throw new ParameterException(spec.commandLine(),
                    "--threads " + threads + " is not allowed: 0 to " + Engine.MOST_THREADS);
        }
    }
}

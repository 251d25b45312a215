package dev.lengthwise.cli;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which state of a run is opened. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StepOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--step", paramLabel = "N", description = "use the checkpoint after N steps instead of the run's final model; also of an unfinished run (train.keep says how many checkpoints stay)")
    private @Nullable Integer step;

    /** Nothing for the run's model. */
    OptionalLong asked() {
        if (step == null) {
            return OptionalLong.empty();
        }
        if (step < 1) {
            throw new ParameterException(spec.commandLine(), "--step " + step + " is not allowed: at least 1");
        }
        return OptionalLong.of(step);
    }
}

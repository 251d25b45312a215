package dev.lengthwise.cli;

import dev.lengthwise.task.Plugins;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --plugins}, for the commands that read a task; the plug-ins are installed before the command begins. */
final class PluginsOption {
    private static final String NAME = "plugins";

    @Option(names = "--plugins", paramLabel = "DIR", description = "a folder of jars that bring tasks or hints, docs/extend.md; those of LENGTHWISE_PLUGINS are used too")
    private List<Path> folders = List.of();

    /** Installs what a command was given; of one without the option nothing. */
    static void install(CommandLine.ParseResult parsed) {
        CommandSpec command = parsed.commandSpec();
        if (parsed.hasSubcommand()) {
            install(parsed.subcommand());
        } else if (command.mixins().get(NAME) instanceof CommandSpec mixin
                && mixin.userObject() instanceof PluginsOption option && !parsed.isUsageHelpRequested()) {
            Plugins.install(option.folders);
        }
    }
}

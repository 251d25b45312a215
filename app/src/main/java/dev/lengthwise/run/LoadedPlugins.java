package dev.lengthwise.run;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.task.Plugin;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which plug-ins a run or a study was made with, as its manifest keeps it: {@code mirror.jar 1.0 sha256:41c2...; other.jar sha256:...}. */
public final class LoadedPlugins {
    public static final String KEY = "plugins";
    private static final String SEPARATOR = "; ";
    private static final String HASH = " sha256:";
    private static final int SHOWN = 12; // digits of a hash

    private LoadedPlugins() {
    }

    /** Those that are loaded; nothing where there are none. */
    static Optional<String> words() {
        List<Plugin> jars = Plugins.installed().jars();
        return jars.isEmpty()
                ? Optional.empty()
                : Optional.of(jars.stream().map(Plugin::toString).collect(Collectors.joining(SEPARATOR)));
    }

    /**
     * What is to be said of plug-ins that are not loaded now, or not as they were; a line each.
     *
     * @param kept what a manifest has; empty where no plug-in was loaded
     */
    public static List<String> changed(String kept) {
        List<String> lines = new ArrayList<>();
        for (String before : kept.isEmpty() ? List.<String>of() : Arrays.asList(kept.split(SEPARATOR, -1))) {
            int at = before.lastIndexOf(HASH);
            String name = before.substring(0, Math.max(0, before.indexOf(".jar") + ".jar".length()));
            String hash = before.substring(at + HASH.length());
            Optional<Plugin> now = Plugins.installed().jars().stream().filter(jar -> jar.name().equals(name))
                    .findFirst();
            if (now.isEmpty()) {
                lines.add("the plug-in " + before.substring(0, Math.max(0, at)) + " that this was made with is not"
                        + " loaded; --plugins DIR loads those of a folder");
            } else if (!now.get().sha256().equals(hash)) {
                lines.add("the plug-in " + name + " has other bytes than when this was made: sha256 was " + shown(hash)
                        + ", is " + shown(now.get().sha256()) + "; its task may have changed");
            }
        }
        return lines;
    }

    /** The same of a run's folder; nothing where its manifest cannot be read, which is for whoever needs it to say. */
    public static List<String> changed(Path run) {
        try {
            return changed(RunManifest.readIfThere(new RunFolder(run).manifest()).flatMap(RunManifest::environment)
                    .flatMap(Environment::plugins).orElse(""));
        } catch (IOException | DamagedFileException e) {
            return List.of();
        }
    }

    private static String shown(String hash) {
        return hash.substring(0, Math.min(SHOWN, hash.length()));
    }
}

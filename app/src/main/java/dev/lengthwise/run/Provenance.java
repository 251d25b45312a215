package dev.lengthwise.run;

import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.Session;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Presets;
import dev.lengthwise.tensor.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Where numbers come from: what has to be the same to get the same bits again.
 *
 * @param command the command line that made them
 * @param threads threads an operation may use
 * @param precision arithmetic of training
 * @param engine what trains; empty where nothing is trained
 * @param device as {@link dev.lengthwise.tensor.Device#describe} has it
 */
public record Provenance(String command, int threads, Precision precision, Optional<String> engine, String device) {
    private static final String LIBTORCH = "/META-INF/maven/org.bytedeco/pytorch/pom.properties";

    /** On the processor. */
    public Provenance(String command, int threads, Precision precision) {
        this(command, threads, precision, Optional.empty(), Device.CPU.describe());
    }

    /** A session of this process that begins now. */
    public Session session() {
        return Session.begun(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), ProcessHandle.current().pid(),
                environment());
    }

    /** This machine and what is asked of it; which code the native libraries run, only where they are loaded. */
    Environment environment() {
        Processor processor = Processor.detect();
        String kernels = System.getenv("OPENBLAS_CORETYPE");
        return new Environment(command, version(), commit(), threads, precision.toString(), engine, Optional.of(device),
                LoadedPlugins.words(), processor.name(),
                processor.vectors().isEmpty() ? Optional.empty() : Optional.of(processor.vectors()),
                processor.cores(), System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor.version", "") + " (" + Runtime.version() + ")", libtorch(),
                Engine.kernels(), Optional.of(Presets.here().toString()),
                kernels == null ? "chosen by the processor" : "OPENBLAS_CORETYPE=" + kernels);
    }

    public static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** The version of the libtorch binding. */
    public static String libtorch() {
        Properties properties = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream(LIBTORCH)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    /**
     * The commit of the checkout this runs from, with a mark where files differ from it, or of the one that a bundle was made in;
     * "unknown" without either.
     */
    public static String commit() {
        String home = System.getProperty("lengthwise.home", "");
        Path folder = Path.of(home).toAbsolutePath();
        Path bundle = folder.resolve("bundle.properties");
        if (Files.isRegularFile(bundle)) {
            return property(bundle, "commit");
        }
        String commit = git(folder, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git(folder, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "-modified";
    }

    private static String property(Path file, String key) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty(key, "unknown");
    }

    private static String git(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = folder.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroy();
                return "";
            }
            return process.exitValue() == 0 ? output.strip() : "";
        } catch (IOException e) {
            return ""; // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

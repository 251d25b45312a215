package dev.lengthwise.study;

import dev.lengthwise.recipe.Plan;
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
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where numbers come from: what has to be the same to get the same bits again.
 *
 * @param command the command line that made them
 * @param threads threads an operation may use
 * @param precision arithmetic of training
 * @param device as {@link dev.lengthwise.tensor.Device#describe} has it
 */
public record Provenance(String command, int threads, Precision precision, String device) {
    private static final String LIBTORCH = "/META-INF/maven/org.bytedeco/pytorch/pom.properties";

    /** On the processor. */
    public Provenance(String command, int threads, Precision precision) {
        this(command, threads, precision, Device.CPU.describe());
    }

    /**
     * Notes in a manifest that a session begins: its facts are the manifest's from now on, and those of every session, the first one
     * first, stay in {@code sessions}.
     *
     * @return the session's node, for what else there is to say about it
     */
    ObjectNode begin(ObjectNode manifest) {
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        if (!manifest.has("started")) {
            manifest.put("started", started);
        }
        ArrayNode sessions = manifest.path("sessions") instanceof ArrayNode before
                ? before
                : manifest.putArray("sessions");
        ObjectNode session = sessions.addObject().put("started", started).put("process",
                ProcessHandle.current().pid());
        write(session);
        manifest.setAll(session.deepCopy().remove(List.of("started", "process")));
        return session;
    }

    /**
     * The same in a study's manifest.
     *
     * @param jobs parts of it that are worked on at a time
     */
    public ObjectNode begin(ObjectNode manifest, Plan plan, int jobs) {
        manifest.put("name", plan.name());
        if (plan.scale() != null) {
            manifest.put("scale", plan.scale().toString());
        }
        ObjectNode session = begin(manifest).put("jobs", jobs);
        manifest.put("jobs", jobs);
        return session;
    }

    private void write(ObjectNode into) {
        into.put("command", command);
        into.put("version", version());
        into.put("commit", commit());
        into.put("threads", threads);
        into.put("precision", precision.toString());
        into.put("device", device);
        LoadedPlugins.write(into);
        describeMachine(into);
    }

    /** What this machine brings, whatever is asked of it; which code the native libraries run, only where they are loaded. */
    static void describeMachine(ObjectNode into) {
        Processor processor = Processor.detect();
        into.put("processor", processor.name());
        if (!processor.vectors().isEmpty()) {
            into.put("vectors", processor.vectors());
        }
        into.put("cores", processor.cores());
        into.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        into.put("jdk", System.getProperty("java.vendor.version", "") + " (" + Runtime.version() + ")");
        into.put("libtorch", libtorch());
        Engine.kernels().ifPresent(kernels -> into.put("kernels", kernels));
        into.put("presets", Presets.here().toString());
        String kernels = System.getenv("OPENBLAS_CORETYPE");
        into.put("blasKernels", kernels == null ? "chosen by the processor" : "OPENBLAS_CORETYPE=" + kernels);
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

package dev.lengthwise.cli;

import dev.lengthwise.bundle.Architecture;
import dev.lengthwise.bundle.Bundle;
import dev.lengthwise.run.Provenance;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything in one archive, for machines without Java, Maven and a network. */
@Command(name = "bundle", sortOptions = false, description = "Packs program, Java runtime and native libraries into one archive that runs where there is no Java, no Maven and no network.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BundleCommand implements Callable<Integer> {
    private static final long SMALLEST_PIECE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--device", defaultValue = "cpu", paramLabel = "D", description = "native libraries for cpu or cuda, which are downloaded on first use, 460 MB (default: ${DEFAULT-VALUE})")
    private Device device;

    @Option(names = "--arch", paramLabel = "SM", description = "with cuda: keep the GPU code of one architecture only, such as sm_90")
    private @Nullable Architecture architecture;

    @Option(names = "--without-natives", description = "leave libtorch's native libraries out: a small bundle, for what the engine kernel trains and scores")
    private boolean withoutNatives;

    @Option(names = "--split", paramLabel = "SIZE", description = "write pieces of at most that size, such as 60M, with checksums and a script join.sh")
    private @Nullable ByteSize split;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the archive: *.tar.xz (small) or *.tar.gz (fast, and needs no xz on the other machine)")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean cuda = device == Device.CUDA;
        if (architecture != null && !cuda) {
            throw refuse("--arch is about GPU code: it needs --device cuda");
        }
        if (withoutNatives && cuda) {
            throw refuse("--without-natives is not allowed beside --device cuda, which asks for native libraries");
        }
        if (!out.toString().endsWith(".tar.xz") && !out.toString().endsWith(".tar.gz")) {
            throw refuse("--out " + out + " ends neither in .tar.xz nor in .tar.gz");
        }
        if (split != null && split.bytes() < SMALLEST_PIECE) {
            throw refuse("--split " + split.bytes() + " is not allowed: at least 1M");
        }
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            throw new IOException("bundles are made on Linux, for Linux; this is "
                    + System.getProperty("os.name"));
        }
        Path home = Path.of(System.getProperty("lengthwise.home", ""));
        Path jar = Path.of(System.getProperty("java.class.path").split(":", 2)[0]);
        if (!jar.toString().endsWith(".jar") || !Files.isDirectory(home.resolve("app/src/main/bundle"))) {
            throw new IOException("bundles are made by ./lengthwise in a checkout of the sources");
        }
        try (Progress progress = new Progress("bundle")) {
            List<Path> natives = withoutNatives
                    ? List.of()
                    : cuda
                            ? FetchedNatives.forCuda(home, progress::doing)
                            : FetchedNatives.forHere(home, progress::doing);
            new Bundle(home, jar, classPath(jar), natives, cuda, architecture, Provenance.commit(), Rehearsal.class)
                    .write(out, split == null ? 0 : split.bytes(), message -> {
                        progress.say(message);
                        progress.doing("packing"); // what has been told goes on
                    });
        }
        return 0;
    }

    private ParameterException refuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** The jars that a jar's manifest names. */
    private static List<Path> classPath(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String named = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named == null
                    ? List.of()
                    : Arrays.stream(named.split(" ")).map(jar::resolveSibling).filter(Files::exists).toList();
        }
    }
}

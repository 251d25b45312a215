package dev.lengthwise.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The native libraries that jars bring, out of their jars and together in one folder, where the system's loader finds each beside the other. */
final class Natives {
    private static final Pattern LIBRARY = Pattern.compile("org/bytedeco/.*/(lib[^/]+\\.so(\\.\\d+)*)");
    /** LAPACK under a second name; only the full binding of OpenBLAS asks for it, and nothing here for that. */
    private static final Set<String> UNUSED = Set.of("libjniopenblas_full.so");
    /** The binding loads OpenBLAS a second time under this name. A link to the first is the same library, with the same threads. */
    private static final Path OPENBLAS = Path.of("libopenblas.so.0");
    private static final String OPENBLAS_AGAIN = "libopenblas_nolapack.so.0";

    private Natives() {
    }

    /** Unpacks the libraries of all jars; there has to be OpenBLAS among them. */
    static void unpack(List<Path> jars, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().sorted((a, b) -> a.getName().compareTo(b.getName())).toList()) {
                    var library = LIBRARY.matcher(entry.getName());
                    if (library.matches() && !UNUSED.contains(library.group(1))) {
                        unpack(zip, entry, folder.resolve(library.group(1)));
                    }
                }
            }
        }
        if (!Files.exists(folder.resolve(OPENBLAS))) {
            throw new IOException("none of the jars " + jars + " brings " + OPENBLAS);
        }
        Files.createSymbolicLink(folder.resolve(OPENBLAS_AGAIN), OPENBLAS);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        }
        Files.setLastModifiedTime(target, entry.getLastModifiedTime());
    }
}

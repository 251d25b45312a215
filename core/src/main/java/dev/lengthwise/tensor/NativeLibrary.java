package dev.lengthwise.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bytedeco.javacpp.Loader;

/**
 * A native library that a jar brings, and where the binding looks for it unpacked: it takes a file of the right size and time.
 *
 * @param file unpacked
 * @param jar that brings it
 * @param entry in the jar
 */
record NativeLibrary(Path file, Path jar, ZipEntry entry) {
    private static final Pattern LIBRARY = Pattern.compile("[^/]*\\.(so[.0-9]*|dylib|dll)");
    /** The binding loads OpenBLAS a second time under this name. */
    private static final String OPENBLAS = "libopenblas.so.0";
    private static final String OPENBLAS_AGAIN = "libopenblas_nolapack.so.0";
    private static final String PARTIAL = ".unpacking-"; // and the process that unpacks
    private static final int FIRST = 4096; // bytes
    private static final int BUFFER = 1 << 18;

    /** Told as bytes are written. */
    interface Progress {
        void wrote(long bytes);
    }

    /**
     * The libraries in a folder of a jar on the class path.
     *
     * @param cache where they are unpacked to
     * @param place such as {@code /org/bytedeco/pytorch/linux-x86_64/}; nothing there if no jar has it
     */
    static List<NativeLibrary> onClassPath(Path cache, String place) throws IOException {
        URL url = Loader.class.getResource(place);
        return url != null && url.openConnection() instanceof JarURLConnection connection
                ? in(connection.getJarFile(), cache, place)
                : List.of();
    }

    /** The same of a jar that is not on the class path. */
    static List<NativeLibrary> in(Path jar, Path cache, String place) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return in(zip, cache, place);
        }
    }

    private static List<NativeLibrary> in(ZipFile zip, Path cache, String place) {
        Path jar = Path.of(zip.getName());
        Path unpacked = cache.resolve(String.valueOf(jar.getFileName()));
        List<NativeLibrary> libraries = new ArrayList<>();
        zip.stream().filter(entry -> isLibraryOf(entry, place.substring(1))).forEach(entry -> {
            Path file = unpacked.resolve(entry.getName());
            libraries.add(new NativeLibrary(file, jar, entry));
            if (file.endsWith(OPENBLAS)) {
                libraries.add(new NativeLibrary(file.resolveSibling(OPENBLAS_AGAIN), jar, entry));
            }
        });
        return libraries;
    }

    private static boolean isLibraryOf(ZipEntry entry, String place) {
        return entry.getName().startsWith(place)
                && LIBRARY.matcher(entry.getName().substring(place.length())).matches();
    }

    long bytes() {
        return entry.getSize();
    }

    /** Whether it lies there with the size and time by which the binding knows it. */
    boolean isThere() throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == bytes()
                && Files.getLastModifiedTime(file).toMillis() == entry.getTime();
    }

    boolean beginsAsInTheJar() throws IOException {
        try (InputStream here = Files.newInputStream(file);
                ZipFile zip = new ZipFile(jar.toFile());
                InputStream there = zip.getInputStream(entry)) {
            return Arrays.equals(here.readNBytes(FIRST), there.readNBytes(FIRST));
        }
    }

    boolean isAsInTheJar() throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue() == entry.getCrc();
        }
    }

    /** Of processes that were killed while they unpacked. */
    private static void deleteLeftOver(Path folder) throws IOException {
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(folder, PARTIAL + "*")) {
            for (Path partial : partials) {
                String process = String.valueOf(partial.getFileName()).substring(PARTIAL.length()).split("-", 2)[0];
                if (process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
                    Files.deleteIfExists(partial);
                }
            }
        }
    }

    /** Puts it there as a whole or not at all, whoever else does so at the same time. */
    void unpack(Progress progress) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        deleteLeftOver(folder);
        Path partial = Files.createTempFile(folder, PARTIAL + ProcessHandle.current().pid() + "-", "");
        try (ZipFile zip = new ZipFile(jar.toFile()); InputStream in = zip.getInputStream(entry)) {
            try (OutputStream out = Files.newOutputStream(partial)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    out.write(buffer, 0, read);
                    progress.wrote(read);
                }
            }
            Files.setLastModifiedTime(partial, FileTime.fromMillis(entry.getTime()));
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}

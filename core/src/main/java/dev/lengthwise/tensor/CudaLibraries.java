package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The libraries of CUDA's that libtorch for CUDA needs from the machine, and where the system's loader would find each.
 *
 * @param found folder by library
 * @param missing libraries that lie in none of the folders
 * @param older libraries that are found beside those of CUDA 12, which has some of the same names
 */
record CudaLibraries(Map<String, Path> found, List<String> missing, List<String> older) {
    /** What readelf tells of the native libraries' NEEDED entries, and what those libraries need of each other. */
    static final List<String> NEEDED = List.of("libcudart.so.13", "libcupti.so.13", "libcublas.so.13",
            "libcublasLt.so.13", "libcusparse.so.12", "libcufft.so.12", "libcurand.so.10", "libcusolver.so.12",
            "libnvJitLink.so.13", "libcufile.so.0", "libcudnn.so.9", "libnccl.so.2");
    private static final List<String> CUDA_12 = List.of("libcudart.so.12", "libcublas.so.12");
    private static final List<String> SYSTEM = List.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib64",
            "usr/lib64", "lib", "usr/lib");

    /** What this process would load; the launcher has put the folders it found on {@code LD_LIBRARY_PATH}. */
    static CudaLibraries here() {
        String path = System.getenv("LD_LIBRARY_PATH");
        return of(path == null ? "" : path, Path.of("/"));
    }

    /**
     * @param path folders separated by colons, looked at first
     * @param root where the system's folders, and its list of further ones, are
     */
    static CudaLibraries of(String path, Path root) {
        List<Path> folders = new ArrayList<>();
        Stream.of(path.split(":")).filter(folder -> !folder.isEmpty()).map(Path::of).forEach(folders::add);
        folders.addAll(configured(root));
        SYSTEM.stream().map(root::resolve).forEach(folders::add);
        Map<String, Path> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        List<String> older = new ArrayList<>();
        for (String name : NEEDED) {
            Optional<Path> first = folders.stream().filter(folder -> Files.exists(folder.resolve(name))).findFirst();
            first.ifPresentOrElse(folder -> found.put(name, real(folder, name)), () -> missing.add(name));
            if (first.filter(CudaLibraries::isCuda12).isPresent()) {
                older.add(name);
            }
        }
        return new CudaLibraries(found, missing, older);
    }

    /** The system's folders may have both, and then tell nothing. */
    private static boolean isCuda12(Path folder) {
        return CUDA_12.stream().anyMatch(name -> Files.exists(folder.resolve(name)))
                && !Files.exists(folder.resolve(NEEDED.getFirst()));
    }

    /** Where the file is that a link stands for: the binding leaves links among its own libraries. */
    private static Path real(Path folder, String name) {
        try {
            Path file = folder.resolve(name);
            Path target = Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : file;
            return target.isAbsolute() ? target.resolveSibling("").normalize() : folder;
        } catch (IOException e) {
            return folder;
        }
    }

    /** The folders that ldconfig is told to look at. */
    private static List<Path> configured(Path root) {
        Path folder = root.resolve("etc/ld.so.conf.d");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> configured = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".conf")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("/")) {
                        configured.add(root.resolve(line.strip().substring(1)));
                    }
                }
            }
        } catch (IOException e) {
            return configured; // what could be read
        }
        return configured;
    }

    /** Folder by folder, for people. */
    String describe() {
        Map<Path, List<String>> byFolder = new LinkedHashMap<>();
        found.forEach((name, folder) -> byFolder.computeIfAbsent(folder, key -> new ArrayList<>()).add(name));
        List<String> parts = new ArrayList<>();
        byFolder.forEach((folder, names) -> parts.add(folder + ": " + String.join(", ", names)));
        if (!missing.isEmpty()) {
            parts.add("missing: " + String.join(", ", missing));
        }
        if (!older.isEmpty()) {
            parts.add("of CUDA 12: " + String.join(", ", older));
        }
        return String.join("; ", parts);
    }
}

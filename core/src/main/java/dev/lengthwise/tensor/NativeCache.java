package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The native libraries that jars bring, unpacked to a folder of the user's where they stay for all starts to come. Before every start
 * the libraries' first bytes are compared with the jars', and all of them where the last process that used them did not come to its
 * end; what is not as it should be is unpacked anew.
 *
 * @param folder the cache
 * @param libraries all of them
 */
record NativeCache(Path folder, List<NativeLibrary> libraries) {
    private static final String STARTS = ".lengthwise-starts";
    private static final long MEGA = 1_000_000;

    /** Makes all libraries lie there as they should. */
    void prepare(Consumer<String> log) {
        try {
            boolean ended = endedWell();
            if (!ended) {
                log.accept("the last process did not end normally: checking the native libraries");
            }
            for (NativeLibrary damaged : damaged(!ended)) {
                log.accept(damaged.file().getFileName() + " is damaged and is unpacked again");
                Files.delete(damaged.file());
            }
            forgetEnded();
            unpack(log);
        } catch (IOException e) {
            throw new NoNativesException("the native libraries cannot be unpacked to " + folder + ": "
                    + e.getMessage() + elsewhere(), e);
        }
    }

    /** @param all whether every byte is compared, half a second's work */
    List<NativeLibrary> damaged(boolean all) throws IOException {
        List<NativeLibrary> damaged = new ArrayList<>();
        for (NativeLibrary library : libraries) {
            if (library.isThere() && !(all ? library.isAsInTheJar() : library.beginsAsInTheJar())) {
                damaged.add(library);
            }
        }
        return damaged;
    }

    /** Where libraries lie, each folder once, libtorch's first. */
    List<Path> folders() {
        return libraries.stream().map(library -> library.file().resolveSibling("")).distinct().toList();
    }

    /** Bytes that are still to be unpacked. */
    long missing() throws IOException {
        long bytes = 0;
        for (NativeLibrary library : libraries) {
            bytes += library.isThere() ? 0 : library.bytes();
        }
        return bytes;
    }

    private void unpack(Consumer<String> log) throws IOException {
        long missing = missing();
        if (missing == 0) {
            return;
        }
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (missing > free) {
            throw noRoom(missing, free);
        }
        Unpacking progress = new Unpacking(missing, folder, log);
        for (NativeLibrary library : libraries) {
            if (!library.isThere()) {
                try {
                    library.unpack(progress);
                } catch (IOException e) {
                    free = Files.getFileStore(folder).getUsableSpace();
                    if (missing() > free) {
                        throw noRoom(missing(), free);
                    }
                    throw e;
                }
            }
        }
    }

    /** Says how far unpacking is, now and then. */
    private static final class Unpacking implements NativeLibrary.Progress {
        private static final long BETWEEN = 300_000_000; // nanoseconds
        private final long all;
        private final Path folder;
        private final Consumer<String> log;
        private long done;
        private long last = System.nanoTime() - BETWEEN;

        Unpacking(long all, Path folder, Consumer<String> log) {
            this.all = all;
            this.folder = folder;
            this.log = log;
        }

        @Override
        public void wrote(long bytes) {
            done += bytes;
            long now = System.nanoTime();
            if (now - last >= BETWEEN) {
                last = now;
                log.accept("unpacking the native libraries, once: " + done / MEGA + " of " + megabytes(all) + " MB, to "
                        + folder);
            }
        }
    }

    NoNativesException noRoom(long missing, long free) {
        return new NoNativesException("no room for the native libraries: " + megabytes(missing) + " MB are needed in "
                + folder + ", " + free / MEGA + " MB are free; make room" + elsewhere());
    }

    static String elsewhere() {
        return ", or choose another folder with JAVA_TOOL_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
    }

    static long megabytes(long bytes) {
        return (bytes + MEGA - 1) / MEGA;
    }

    /** Notes that this process uses the libraries, until it ends in whatever way of its own; where the folder cannot be written, nothing. */
    void noteUse() {
        try {
            ProcessHandle self = ProcessHandle.current();
            Path note = Files.createDirectories(folder.resolve(STARTS)).resolve(Long.toString(self.pid()));
            Files.writeString(note, started(self));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Files.deleteIfExists(note);
                } catch (IOException e) {
                    // The next start checks more than it has to.
                }
            }));
        } catch (IOException e) {
            // Others brought the libraries there; they have to see to them.
        }
    }

    /** Whether every process that used the libraries is still there or came to its end. */
    private boolean endedWell() throws IOException {
        for (Path note : notes()) {
            if (isOfNobody(note)) {
                return false;
            }
        }
        return true;
    }

    private void forgetEnded() throws IOException {
        for (Path note : notes()) {
            if (isOfNobody(note)) {
                Files.deleteIfExists(note);
            }
        }
    }

    private List<Path> notes() throws IOException {
        if (!Files.isWritable(folder.resolve(STARTS))) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(folder.resolve(STARTS))) {
            return notes.filter(note -> String.valueOf(note.getFileName()).matches("\\d{1,18}")).toList();
        }
    }

    private static boolean isOfNobody(Path note) throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(String.valueOf(note.getFileName())));
        return process.isEmpty() || !process.get().isAlive() || !started(process.get()).equals(Files.readString(note));
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}

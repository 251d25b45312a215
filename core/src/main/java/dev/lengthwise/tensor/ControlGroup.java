package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The groups of processes that Linux has this one in, with the bounds that containers are given by them.
 *
 * @param root where the system shows them
 * @param lines of {@code /proc/self/cgroup}, which says in which this process is
 */
record ControlGroup(Path root, List<String> lines) {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Path OWN = Path.of("/proc/self/cgroup");

    /** How a version of them tells of memory. */
    private enum Version {
        /** The one for all that is bounded. */
        SECOND("", "memory.max", "memory.current", "inactive_file "),
        /** One for memory alone. */
        FIRST("memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ");

        private final String controller;
        private final String limit;
        private final String usage;
        private final String reclaimable;

        Version(String controller, String limit, String usage, String reclaimable) {
            this.controller = controller;
            this.limit = limit;
            this.usage = usage;
            this.reclaimable = reclaimable;
        }
    }

    /** This process'; none where the system has none. */
    static ControlGroup here() {
        try {
            return new ControlGroup(ROOT, Files.isReadable(OWN) ? Files.readAllLines(OWN) : List.of());
        } catch (IOException e) {
            return new ControlGroup(ROOT, List.of());
        }
    }

    /** Bytes that the tightest of the groups has left, what files keep in memory counted as left; nothing where none is bounded. */
    OptionalLong room() {
        OptionalLong least = OptionalLong.empty();
        for (String line : lines) {
            String[] parts = line.split(":", 3); // number:controllers:path
            for (Version version : Version.values()) {
                if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(version.controller)) {
                    for (Path group = Path.of("/").resolve(parts[2]); group != null; group = group.getParent()) {
                        OptionalLong room = room(version, root.resolve(version.controller).resolve(
                                group.toString().substring(1)));
                        if (room.isPresent() && (least.isEmpty() || room.getAsLong() < least.getAsLong())) {
                            least = room;
                        }
                    }
                }
            }
        }
        return least;
    }

    private static OptionalLong room(Version version, Path group) {
        try {
            Path limit = group.resolve(version.limit);
            if (!Files.isReadable(limit)) {
                return OptionalLong.empty();
            }
            String most = Files.readString(limit).strip();
            if (most.equals("max")) {
                return OptionalLong.empty();
            }
            long used = Long.parseLong(Files.readString(group.resolve(version.usage)).strip());
            long reclaimable = Files.readAllLines(group.resolve("memory.stat")).stream()
                    .filter(line -> line.startsWith(version.reclaimable))
                    .mapToLong(line -> Long.parseLong(line.substring(version.reclaimable.length()).strip())).findFirst()
                    .orElse(0);
            return OptionalLong.of(Math.max(0, Long.parseLong(most) - Math.max(0, used - reclaimable)));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty(); // a system that tells it otherwise
        }
    }
}

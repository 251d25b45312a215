package dev.lengthwise.construct;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How the residual stream is divided among named subspaces. */
public final class Layout {
    private final Map<String, Subspace> subspaces = new LinkedHashMap<>();
    private int width;

    /** Takes the next coordinates. */
    public Subspace add(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(name + " [" + size + "] has no coordinates");
        }
        Subspace subspace = new Subspace(name, width, size);
        if (subspaces.putIfAbsent(name, subspace) != null) {
            throw new IllegalArgumentException("two subspaces are named " + name);
        }
        width += size;
        return subspace;
    }

    /** Coordinates taken so far. */
    public int width() {
        return width;
    }

    /** Refuses a coordinate of another layout. */
    void require(Coordinate coordinate) {
        Subspace subspace = coordinate.subspace();
        if (!subspace.equals(subspaces.get(subspace.name()))) {
            throw new IllegalArgumentException(coordinate + " is not of this residual stream, which has "
                    + subspaces.values().stream().map(known -> known.name() + " [" + known.size() + "]")
                            .collect(Collectors.joining(", ")));
        }
    }
}

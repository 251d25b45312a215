package dev.lengthwise.construct;

/**
 * One number of the residual stream.
 *
 * @param place within its subspace, from 0
 */
public record Coordinate(Subspace subspace, int place) {

    /** Where it is in the residual stream. */
    int index() {
        return subspace.from() + place;
    }

    @Override
    public String toString() {
        return subspace.name() + "[" + place + "]";
    }
}

package dev.lengthwise.construct;

/**
 * Coordinates of the residual stream that mean something together.
 *
 * @param name what they mean, in capitals
 * @param from the first of them in the residual stream
 * @param size how many there are
 */
public record Subspace(String name, int from, int size) {

    /** One of them, from 0. */
    public Coordinate at(int place) {
        if (place < 0 || place >= size) {
            throw new IllegalArgumentException(
                    name + " [" + size + "] has no coordinate " + place + ": 0.." + (size - 1));
        }
        return new Coordinate(this, place);
    }

    /** The only one there is. */
    public Coordinate only() {
        if (size != 1) {
            throw new IllegalArgumentException(name + " [" + size + "] is no single number");
        }
        return at(0);
    }
}

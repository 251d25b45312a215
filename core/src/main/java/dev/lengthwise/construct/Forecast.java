package dev.lengthwise.construct;

/**
 * Where theory says that a construction ends.
 *
 * @param length n, the shortest that it is said of
 * @param limit what ends it there
 */
public record Forecast(int length, Limit limit) {
}

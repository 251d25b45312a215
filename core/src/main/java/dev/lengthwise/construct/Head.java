package dev.lengthwise.construct;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An attention head that is being written. A query's score for a key is the sum of what {@link #score} says of the coordinates of both;
 * what the head adds to the residual stream is the mean, weighed by the softmax of τ · score, of what {@link #carry} says.
 *
 * <p>Each key coordinate with a score takes one of the head's H channels, and so does each coordinate that is carried. The factor
 * 1/√H of attention is undone in the keys.
 */
public final class Head {
    private final String name;
    private final Layout layout;
    private final BlockMatrices block;
    private final int queries;
    private final int keys;
    private final int values;
    private final int headDim;
    private final Map<Coordinate, Integer> asked = new LinkedHashMap<>();
    private final Map<Coordinate, Integer> carried = new LinkedHashMap<>();

    /** @param index of the head in its block, from 0 */
    Head(String name, Layout layout, BlockMatrices block, int index, int headDim) {
        this.name = name;
        this.layout = layout;
        this.block = block;
        this.headDim = headDim;
        int width = block.output().rows();
        this.queries = index * headDim;
        this.keys = width + index * headDim;
        this.values = 2 * width + index * headDim;
    }

    /** Adds {@code score · query · key} to the score. */
    public Head score(Coordinate query, Coordinate key, double score) {
        layout.require(query);
        block.queryKeyValue().add(queries + channel(key), query.index(), score);
        return this;
    }

    /** Adds {@code score · key} to the score, whatever the query is. */
    public Head score(Coordinate key, double score) {
        block.queryKeyValueBias().add(queries + channel(key), 0, score);
        return this;
    }

    /** Adds {@code factor} times the mean of a coordinate of the keys to a coordinate of the query. */
    public Head carry(Coordinate from, Coordinate to, double factor) {
        layout.require(from);
        layout.require(to);
        Integer channel = carried.get(from);
        if (channel == null) {
            channel = next(carried, from, "carries");
            block.queryKeyValue().add(values + channel, from.index(), 1);
        }
        block.output().add(to.index(), queries + channel, factor);
        return this;
    }

    private int channel(Coordinate key) {
        layout.require(key);
        Integer channel = asked.get(key);
        if (channel == null) {
            channel = next(asked, key, "looks at");
            block.queryKeyValue().add(keys + channel, key.index(), Math.sqrt(headDim));
        }
        return channel;
    }

    private int next(Map<Coordinate, Integer> channels, Coordinate coordinate, String does) {
        int channel = channels.size();
        if (channel >= headDim) {
            throw new IllegalArgumentException(
                    "head " + name + " " + does + " " + coordinate + ", but all its " + headDim
                            + " channels are taken");
        }
        channels.put(coordinate, channel);
        return channel;
    }
}

package dev.lengthwise.gap;

import dev.lengthwise.study.Headway;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a study of constructed models is.
 *
 * @param done cells that have no length left
 * @param cells of the whole study
 * @param inWork the length that each cell is at which is worked on, by the cell's label
 */
public record GapProgress(int done, int cells, SortedMap<String, Integer> inWork) implements Headway {
    public GapProgress {
        inWork = Collections.unmodifiableSortedMap(new TreeMap<>(inWork));
    }

    @Override
    public String parts() {
        return "cells";
    }

    @Override
    public boolean isOver() {
        return done == cells;
    }

    @Override
    public String standing() {
        return done + " of " + Counted.of(cells, "cell") + " done";
    }

    /** Cells take from milliseconds to minutes: what is left cannot be told from what is done. */
    @Override
    public String outlook() {
        return "";
    }

    @Override
    public String state() {
        return done + " " + String.join(", ", inWork.keySet());
    }

    @Override
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("in work", "length")));
        inWork.forEach((cell, length) -> rows.add(List.of(cell, String.valueOf(length))));
        return rows;
    }
}

package dev.lengthwise.violating.report;

import dev.lengthwise.task.sort.Sort;

/** Breaks a rule on purpose: a page that knows tasks, by import and by name. */
public record Legend(Sort task) {
    public static final String OTHER = "reverse";
    public static final String WORDS = "such as sort, or another";
}

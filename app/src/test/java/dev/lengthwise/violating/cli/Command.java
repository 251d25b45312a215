package dev.lengthwise.violating.cli;

import dev.lengthwise.violating.task.Question;

/** Breaks no rule by itself; with {@link Question} it makes a cycle. */
public record Command(String name) {
    public String run(Question question) {
        return name + " to " + question.text();
    }
}

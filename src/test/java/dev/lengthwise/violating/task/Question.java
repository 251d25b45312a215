package dev.lengthwise.violating.task;

import dev.lengthwise.violating.cli.Command;

/** Breaks the rules on purpose: a task that knows the command line. */
public record Question(String text) {
    public String answer() {
        return new Command("answer").run(this);
    }
}

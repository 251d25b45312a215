package dev.lengthwise.violating.task;

import dev.lengthwise.violating.cli.Command;

/** Breaks the rules on purpose: a task that knows the command line, by import and by name, and that nobody asks. */
public record Question(String text) {
    private static final String COMMAND = "dev.lengthwise.violating.cli.Command";

    public String answer() {
        return new Command(COMMAND).run(this);
    }
}

package dev.lengthwise.recipe;

import dev.lengthwise.key.Keys;
import dev.lengthwise.task.TaskKinds;
import java.util.ArrayList;
import java.util.List;

/** What messages list of all kinds of tasks, so that a new one changes no message that a test has. */
final class AllTasks {
    private AllTasks() {
    }

    /** A message with {@code WHOLE} (kinds that need no key), {@code NAMES} and {@code KEYS} written out. */
    static String in(String message) {
        List<String> whole = new ArrayList<>(TaskKinds.configs().keySet());
        whole.remove("program");
        return message.replace("WHOLE", String.join(", ", whole))
                .replace("NAMES", String.join(", ", TaskKinds.configs().keySet()))
                .replace("KEYS", String.join(", ", Keys.ofKinds(TaskKinds.configs())));
    }
}

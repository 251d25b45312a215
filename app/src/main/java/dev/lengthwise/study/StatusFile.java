package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.text.Columns;
import dev.lengthwise.text.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that says how far a study is, for people: {@code watch cat status.txt}. It is whole at any moment, and new every few
 * seconds and whenever what it is made of begins or ends, as long as the process lives whose number stands in it.
 */
public final class StatusFile implements AutoCloseable {
    private static final String RUNNING = "running";
    private static final String CONTINUE = "--resume continues it";
    private static final double BETWEEN_WRITINGS = 3; // seconds

    private final Path file;
    private final String study;
    private final Consumer<String> say;
    private final Instant started = Instant.now();
    private @Nullable Headway newest;
    private @Nullable String written;
    private long when; // System.nanoTime of the last writing
    private boolean toldOfFailure;
    private String conclusion = "there is no report yet; " + CONTINUE;

    /**
     * @param study what it calls the study
     * @param say told once where the file cannot be written, which does not stop the study
     */
    public StatusFile(Path file, String study, Consumer<String> say) {
        this.file = file;
        this.study = Shown.line(study);
        this.say = say;
    }

    /** Writes the file where that is due. */
    public void update(Headway headway) {
        newest = headway;
        if (!headway.state().equals(written) || (System.nanoTime() - when) / 1e9 >= BETWEEN_WRITINGS) {
            written = headway.state();
            when = System.nanoTime();
            String outlook = headway.outlook();
            write(RUNNING + (outlook.isEmpty() ? "" : ", " + outlook), headway);
        }
    }

    /** Whoever watches too, after the file has been written. */
    public <H extends Headway> StudyWatcher<H> before(StudyWatcher<H> watcher) {
        return new StudyWatcher<>() {
            @Override
            public void say(String message) {
                watcher.say(message);
            }

            @Override
            public void progress(H headway) {
                update(headway);
                watcher.progress(headway);
            }

            @Override
            public void doing(String what) {
                watcher.doing(what);
            }
        };
    }

    /** Nothing is worked on any more, what is left is to sum it up. */
    public void summingUp() {
        if (newest != null) {
            write(newest.isOver()
                    ? "all " + newest.parts() + " have ended, being summed up"
                    : "stopped, being summed up", newest);
        }
    }

    /** The report is written. */
    public void reported() {
        concluded("report.html is written");
    }

    /** @param what was made of all that has ended, in words */
    public void concluded(String what) {
        conclusion = what;
    }

    /** Writes the file for the last time. */
    @Override
    public void close() {
        if (newest != null) {
            write(!newest.isOver()
                    ? "stopped; " + CONTINUE
                    : "all " + newest.parts() + " have ended, " + conclusion, newest);
        }
    }

    private void write(String state, Headway headway) {
        String text = text(state, headway, Instant.now(), ProcessHandle.current().pid());
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            overwrite(text, e);
        }
    }

    /** On a full disk there is room where the file lies already. */
    private void overwrite(String text, IOException failure) {
        try {
            WholeFile.overwrite(file, text);
        } catch (IOException e) {
            if (!toldOfFailure) {
                toldOfFailure = true;
                say.accept("the study's status cannot be written: " + failure.getMessage());
            }
        }
    }

    private String text(String state, Headway headway, Instant now, long process) {
        StringBuilder text = new StringBuilder();
        text.append(study).append(": ").append(state).append('\n').append(headway.standing());
        text.append("\nwritten ").append(moment(now)).append(" by process ").append(process).append(", started ")
                .append(moment(started)).append(state.startsWith(RUNNING)
                        ? "; written every few seconds: if this is older than a minute, the process was killed"
                        : "")
                .append('\n');
        List<List<String>> table = headway.table();
        return table.size() > 1 ? text.append('\n').append(Columns.of(table)).toString() : text.toString();
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

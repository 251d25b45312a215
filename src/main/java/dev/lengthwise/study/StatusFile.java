package dev.lengthwise.study;

import dev.lengthwise.file.WholeFile;
import dev.lengthwise.report.Timespan;
import dev.lengthwise.study.RunProgress.State;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that says how far a study is, for people: {@code watch cat status.txt}. It is whole at any moment, and new every few
 * seconds and whenever a run's state changes, as long as the process lives whose number stands in it.
 */
final class StatusFile implements AutoCloseable {
    private static final String RUNNING = "running";
    private static final double BETWEEN_WRITINGS = 3; // seconds

    private final Path file;
    private final String study;
    private final Consumer<String> say;
    private final Instant started = Instant.now();
    private @Nullable StudyProgress newest;
    private List<State> written = List.of();
    private long when; // System.nanoTime of the last writing
    private boolean toldOfFailure;
    private boolean reported;

    /**
     * @param study what it calls the study
     * @param say told once where the file cannot be written, which does not stop the study
     */
    StatusFile(Path file, String study, Consumer<String> say) {
        this.file = file;
        this.study = Shown.line(study);
        this.say = say;
    }

    /** Writes the file where that is due. */
    void update(StudyProgress progress) {
        newest = progress;
        List<State> states = progress.runs().stream().map(RunProgress::state).toList();
        if (!states.equals(written) || (System.nanoTime() - when) / 1e9 >= BETWEEN_WRITINGS) {
            written = states;
            when = System.nanoTime();
            write(RUNNING + ", " + left(progress), progress);
        }
    }

    /** The runs are over, what is left is to sum them up. */
    void summingUp() {
        if (newest != null) {
            write(allEnded(newest) ? "all runs have ended, being summed up" : "stopped, being summed up", newest);
        }
    }

    /** The report is written. */
    void reported() {
        reported = true;
    }

    /** Writes the file for the last time. */
    @Override
    public void close() {
        if (newest != null) {
            String next = "it goes on with --resume";
            write(!allEnded(newest)
                    ? "stopped; " + next
                    : "all runs have ended, "
                            + (reported ? "report.html is written" : "there is no report yet; " + next),
                    newest);
        }
    }

    private static boolean allEnded(StudyProgress progress) {
        return progress.count(State.DONE) + progress.count(State.FAILED) == progress.runs().size();
    }

    private void write(String state, StudyProgress progress) {
        String text = text(state, progress, Instant.now(), ProcessHandle.current().pid());
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

    private static String left(StudyProgress progress) {
        return progress.left().isPresent()
                ? "about " + Timespan.of(progress.left().getAsDouble()) + " left"
                : "starting";
    }

    private String text(String state, StudyProgress progress, Instant now, long process) {
        StringBuilder text = new StringBuilder();
        text.append(study).append(": ").append(state).append('\n');
        text.append(String.format(Locale.ROOT, "%.0f %% of the work, %d of %s done", Math.floor(
                100 * progress.share()), progress.count(State.DONE),
                Counted.of(progress.runs().size(), "run")));
        for (State other : State.values()) {
            if (other != State.DONE && progress.count(other) > 0) {
                text.append(", ").append(progress.count(other)).append(' ').append(other);
            }
        }
        text.append("\nwritten ").append(moment(now)).append(" by process ").append(process).append(", started ")
                .append(moment(started)).append(state.startsWith(RUNNING)
                        ? "; every few seconds anew: if this is older than a minute, the process was killed"
                        : "")
                .append("\n\n");
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("run", "state", "step", "elapsed", "left", "loss, nats a token")));
        progress.runs().forEach(run -> rows.add(row(run)));
        return text.append(Columns.of(rows)).toString();
    }

    private static List<String> row(RunProgress run) {
        boolean open = run.state().isRunning() || run.state() == State.WAITING;
        String losses = run.losses().entrySet().stream()
                .map(loss -> String.format(Locale.ROOT, "%s %.4f", loss.getKey(), loss.getValue()))
                .collect(Collectors.joining(", ", "", run.losses().isEmpty() ? "" : " at step " + run.measured()));
        return List.of(run.label(),
                run.state().isRunning() && !run.doing().isEmpty() ? run.doing() : run.state().toString(),
                run.step() + "/" + run.steps(),
                run.elapsed() > 0 ? Timespan.of(run.elapsed()) : "-",
                open && run.left().isPresent() ? Timespan.of(run.left().getAsDouble()) : "-",
                run.remark().isEmpty() ? losses : run.remark());
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

package dev.lengthwise.cli;

import dev.lengthwise.report.Timespan;
import dev.lengthwise.text.Shown;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a command is doing, on stderr: the last line where a person watches, plain lines now and then where nobody does. It looks by
 * itself for what is new, so that a command that is busy for minutes is not silent for minutes: each thing that goes on is told
 * within two seconds, and what is told again says for how long it has been so.
 */
final class Progress implements AutoCloseable {
    private static final long LOOK = Duration.ofMillis(100).toNanos();
    /** What goes on for less is not worth a plain line. */
    private static final long WORTH_A_LINE = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
    private static final long LONGEST_SILENCE = Duration.ofMinutes(1).toNanos();
    private static final long QUIET = Duration.ofSeconds(2).toNanos();
    private static final int PLACE_OF_QUIET = 2; // parts that are more important
    private static final int CELLS = 20;
    // The cursor waits at the line's beginning: a window that is made narrower breaks the line, and all of it is still below.
    private static final String BEGIN = "\r";
    private static final String ERASE = "\u001b[J";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final String name;
    private final PrintStream out;
    private final boolean terminal;
    private final IntSupplier columns;
    private final LongSupplier clock;
    private final ScheduledExecutorService looking;

    private String stage = "";
    private long stageSince;
    private Supplier<List<String>> parts = List::of;

    private List<String> newest = List.of();
    private long newestSince;
    private String drawn = "";
    private List<String> told = List.of();
    private String toldStage = "";
    private long toldAt;
    private long silence = BETWEEN_LINES;

    /** @param name begins the plain lines */
    Progress(String name) {
        this(Shown.line(name), Stdio.unchecked(System.err), Boolean.getBoolean("lengthwise.terminal"), // the launcher knows
                Terminal::columnsOfErr, System::nanoTime);
        looking.scheduleWithFixedDelay(this::look, LOOK, LOOK, TimeUnit.NANOSECONDS);
        doing("starting");
    }

    /**
     * One that looks for what is new only when it is told to.
     *
     * @param name begins the plain lines
     * @param terminal whether a person watches {@code out}
     * @param columns the terminal's width
     * @param clock nanoseconds
     */
    Progress(String name, PrintStream out, boolean terminal, IntSupplier columns, LongSupplier clock) {
        this.name = name;
        this.out = out;
        this.terminal = terminal;
        this.columns = columns;
        this.clock = clock;
        this.stageSince = clock.getAsLong();
        this.newestSince = stageSince;
        this.toldAt = stageSince;
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("progress").factory());
    }

    /** Something that has no parts goes on from now. */
    void doing(String what) {
        doing(what, () -> List.of(what));
    }

    /**
     * Something goes on from now, or is further now.
     *
     * @param stage what kind of thing; plain lines tell a new one soon
     * @param parts what there is to tell, the most important first; asked for on another thread, when a line is due
     */
    synchronized void doing(String stage, Supplier<List<String>> parts) {
        if (!stage.equals(this.stage)) {
            this.stage = stage;
            stageSince = clock.getAsLong();
        }
        this.parts = parts;
    }

    /** A line for good that says as well what goes on from now. */
    synchronized void begin(String what) {
        say(what);
        doing(what);
        told = List.of(what);
        toldStage = what;
        toldAt = clock.getAsLong();
        silence = BETWEEN_LINES;
    }

    /** {@link #doing(String, Supplier)}, told at once and always: something is finished. */
    synchronized void done(String stage, List<String> parts) {
        doing(stage, () -> parts);
        if (!terminal && !parts.equals(told)) {
            tell(parts, parts, clock.getAsLong());
        }
        look();
    }

    /**
     * A share as a part of a line: in per cent, with a bar for a person.
     *
     * @param share 0 to 1
     */
    String bar(double share) {
        String percent = String.format(Locale.ROOT, "%d %%", (int) (100 * share));
        int filled = (int) (CELLS * share);
        return terminal ? "[" + "=".repeat(filled) + " ".repeat(CELLS - filled) + "] " + percent : percent;
    }

    /** Looks whether something is due to be told. */
    synchronized void look() {
        long now = clock.getAsLong();
        List<String> current = parts.get();
        if (!current.equals(newest)) {
            newest = current;
            newestSince = now;
        }
        if (current.isEmpty()) {
            return;
        }
        if (terminal) {
            draw(new StatusLine(withTime(current, now)).fitted(columns.getAsInt() - 1));
        } else if (!current.equals(told)) {
            boolean newStage = !stage.equals(toldStage) && now - stageSince >= WORTH_A_LINE;
            if (newStage || now - toldAt >= BETWEEN_LINES) {
                tell(current, withTime(current, now), now);
            }
        } else if (now - toldAt >= silence) {
            long longer = Math.min(2 * silence, LONGEST_SILENCE);
            tell(current, withTime(current, now), now);
            silence = longer;
        }
    }

    /** With how long it has been so, where that is worth telling. */
    private List<String> withTime(List<String> current, long now) {
        long quiet = now - newestSince;
        return quiet < QUIET
                ? current
                : new StatusLine(current).with(PLACE_OF_QUIET, "for " + Timespan.of(quiet / 1_000_000_000L)).parts();
    }

    private void tell(List<String> current, List<String> words, long now) {
        out.println(name + ": " + new StatusLine(words));
        told = current;
        toldStage = stage;
        toldAt = now;
        silence = BETWEEN_LINES;
    }

    private void draw(String line) {
        if (!line.equals(drawn)) {
            out.print(BEGIN + NO_WRAP + line + ERASE + WRAP + BEGIN);
            out.flush();
            drawn = line;
        }
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            out.print(BEGIN + ERASE);
            out.flush();
            drawn = "";
        }
    }

    /** A line for good. */
    synchronized void say(String message) {
        erase();
        out.println(Shown.lines(message));
    }

    /** Takes the line away, until something else goes on. */
    synchronized void clear() {
        parts = List::of;
        erase();
    }

    @Override
    public void close() {
        looking.shutdownNow();
        clear();
    }
}

package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Inline;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.Others;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a run is, where its numbers come from and what has become of it: {@code manifest.json} of a run. */
public record RunManifest(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the recipe's name") String name, @Key("the recipe's seed") long seed,
        @Key(value = "what has become of the run", allowed = "running, interrupted, done, failed") RunState state,
        @Key("why it failed, in one line") Optional<String> failure,
        @Key("whether its weights are constructed, not trained") Optional<Boolean> constructed,
        @Key("where it was given more steps than it had") Optional<List<Extension>> extensions,
        @Key("where it left another run, if it is a branch") Optional<BranchedFrom> branch,
        @Key("when the first session began, in UTC") Optional<String> started,
        @Key(value = "every process that worked on it, the first one first", absent = "[]") List<Session> sessions,
        @Inline Optional<Environment> environment, @Inline Optional<TaskData> data,
        @Inline Progress progress,
        @Key("names the trained parameters: SHA-256 of all of them") Optional<String> parameterHash,
        @Key("how far training moved the weights") Optional<Movement> movement,
        @Key("when it was done, in UTC") Optional<String> finished, @Others Map<String, JsonNode> others) {
    public RunManifest {
        Format.requireReadable(format);
    }

    /** Of a run that is to begin. */
    public static RunManifest of(String name, long seed) {
        return new RunManifest(Format.CURRENT, name, seed, RunState.RUNNING, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Progress.NONE,
                Optional.empty(),
                Optional.empty(), Optional.empty(), Map.of());
    }

    /** Reads it. */
    public static RunManifest read(Path file) throws IOException {
        return Json.read(file, RunManifest.class);
    }

    /** The same; nothing where there is no file. */
    public static Optional<RunManifest> readIfThere(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Whether the run went as planned. */
    public boolean isDone() {
        return state == RunState.DONE;
    }

    /** Of weights by hand. */
    public RunManifest byHand() {
        return new RunManifest(format, name, seed, state, failure, Optional.of(true), extensions, branch, started,
                sessions,
                environment, data, progress, parameterHash, movement, finished, others);
    }

    /** In another state; why it failed before is forgotten. */
    public RunManifest in(RunState now) {
        return new RunManifest(format, name, seed, now, Optional.empty(), constructed, extensions, branch, started,
                sessions,
                environment, data, progress, parameterHash, movement, finished, others);
    }

    /** As one that has failed. */
    public RunManifest failed(String why) {
        return new RunManifest(format, name, seed, RunState.FAILED, Optional.of(why), constructed, extensions, branch,
                started,
                sessions, environment, data, progress, parameterHash, movement, finished, others);
    }

    /** With a session that begins: its environment is the run's from now on. */
    public RunManifest begun(String ofRecipe, Session session) {
        List<Session> all = new ArrayList<>(sessions);
        all.add(session);
        return new RunManifest(Format.CURRENT, ofRecipe, seed, RunState.RUNNING, Optional.empty(), constructed,
                extensions, branch, started.or(() -> Optional.of(session.started())), List.copyOf(all),
                Optional.of(session.environment()), data, progress, parameterHash, movement, finished, others);
    }

    /** With the step that the newest session goes on from. */
    public RunManifest from(long step) {
        List<Session> all = new ArrayList<>(sessions);
        all.add(all.removeLast().from(step));
        return new RunManifest(format, name, seed, state, failure, constructed, extensions, branch, started,
                List.copyOf(all),
                environment, data, progress, parameterHash, movement, finished, others);
    }

    /** With more steps than it had: what was made of its last step does not count any more. */
    public RunManifest extended(long from, long to) {
        List<Extension> all = new ArrayList<>(extensions.orElse(List.of()));
        all.add(new Extension(from, to));
        return new RunManifest(format, name, seed, state, failure, constructed, Optional.of(List.copyOf(all)), branch,
                started,
                sessions, environment, data, progress, Optional.empty(), Optional.empty(), Optional.empty(), others);
    }

    /** At another step. */
    public RunManifest with(Progress other) {
        return new RunManifest(format, name, seed, state, failure, constructed, extensions, branch, started, sessions,
                environment, data, other, parameterHash, movement, finished, others);
    }

    /** With what its data come from. */
    public RunManifest with(TaskData from) {
        return new RunManifest(format, name, seed, state, failure, constructed, extensions, branch, started, sessions,
                environment, Optional.of(from), progress, parameterHash, movement, finished, others);
    }

    /**
     * Of a run that leaves this one, its trunk: nothing has worked on it yet, and its conditions are the trunk's.
     *
     * @param ofRecipe the branch's name
     * @param shared how far the trunk was trained where it left
     */
    public RunManifest branched(String ofRecipe, BranchedFrom from, Progress shared) {
        return new RunManifest(Format.CURRENT, ofRecipe, seed, RunState.INTERRUPTED, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(from), Optional.empty(), List.of(), environment, data,
                shared, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** With its final weights. */
    public RunManifest with(String hash, Optional<Movement> moved) {
        return new RunManifest(format, name, seed, state, failure, constructed, extensions, branch, started, sessions,
                environment, data, progress, Optional.of(hash), moved, finished, others);
    }

    /** At its end. */
    public RunManifest finished(RunState now, String when) {
        return new RunManifest(format, name, seed, now, Optional.empty(), constructed, extensions, branch, started,
                sessions,
                environment, data, progress, parameterHash, movement, Optional.of(when), others);
    }
}

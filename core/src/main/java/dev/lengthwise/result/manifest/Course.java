package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What results keep of how a run or a study went, and of the plug-ins and programs that it was made with. */
public record Course(
        @Key("the plug-ins that were loaded, each with a hash of its bytes") Optional<String> plugins,
        @Key("the command of the program that poses the task") Optional<String> program,
        @Key("the files of programs that pose tasks, each with a hash of its bytes") Optional<String> programFiles,
        @Quoted @Key("of a run: numbers that the model has learned") Optional<Long> parameters,
        @Key("when the first session began, in UTC") Optional<String> started,
        @Key("when it was done, in UTC") Optional<String> finished,
        @Quoted @Key(value = "of a run: seconds of training, in all sessions", allowed = "0 or above") Optional<Double> seconds,
        @Quoted @Key("of a run: the step after which train.stopAt ended training") Optional<Long> stoppedAt,
        @Key("of a run: names the trained parameters") Optional<String> parameterHash,
        @Key("of a branch: where it left its trunk, in words") Optional<String> branched,
        @Key("of a run: where it was given more steps than it had, in words") Optional<String> extended,
        @Key("every process that worked on it, where there were several, in words") Optional<String> sessions) {
    /** Nothing is known. */
    public static final Course UNKNOWN = new Course(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());

    static Course of(RunManifest manifest) {
        return new Course(manifest.environment().flatMap(Environment::plugins),
                manifest.data().flatMap(TaskData::program), manifest.data().flatMap(TaskData::programFiles),
                manifest.progress().parameters(), manifest.started(), manifest.finished(),
                manifest.progress().seconds(), manifest.progress().stoppedAt(), manifest.parameterHash(),
                manifest.branch().map(BranchedFrom::words),
                manifest.extensions().map(all -> all.stream()
                        .map(each -> "from " + each.from() + " to " + each.to() + " steps")
                        .collect(Collectors.joining(", "))),
                words(manifest.sessions()));
    }

    static Course of(StudyManifest manifest) {
        return new Course(manifest.environment().flatMap(Environment::plugins), Optional.empty(),
                manifest.programFiles(), Optional.empty(), manifest.started(), manifest.finished(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), words(manifest.sessions()));
    }

    private static Optional<String> words(List<Session> sessions) {
        return sessions.size() < 2
                ? Optional.empty()
                : Optional.of(sessions.stream().map(session -> session.started() + ", commit "
                        + session.environment().commit() + ": " + session.environment().command())
                        .collect(Collectors.joining("; ")));
    }
}

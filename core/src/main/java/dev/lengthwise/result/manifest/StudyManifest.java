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

/** What a study is and where its numbers come from: {@code manifest.json} of a study. */
public record StudyManifest(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the study's name") String name,
        @Key("how large it is done, where there are sizes") Optional<String> scale,
        @Key("when the first session began, in UTC") Optional<String> started,
        @Key(value = "every process that worked on it, the first one first", absent = "[]") List<Session> sessions,
        @Inline Optional<Environment> environment,
        @Key("how many parts are worked on at a time") Optional<Integer> jobs,
        @Key("the arithmetic of training, where arms differ in it") Optional<String> precisions,
        @Key("the files of the programs that pose tasks of arms, each with a hash of its bytes") Optional<String> programFiles,
        @Key("the endpoint that was declared before any run had ended; missing where there was none") Optional<DeclaredEndpoint> endpoint,
        @Key("when it was done, in UTC") Optional<String> finished,
        @Key("the most memory that the process had") Optional<String> peakMemory,
        @Others Map<String, JsonNode> others) {
    public StudyManifest {
        Format.requireReadable(format);
    }

    /** Of a study that is to begin. */
    public static StudyManifest of(String name, Optional<String> scale) {
        return new StudyManifest(Format.CURRENT, name, scale, Optional.empty(), List.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Reads it. */
    public static StudyManifest read(Path file) throws IOException {
        return Json.read(file, StudyManifest.class);
    }

    /** The same; nothing where there is no file. */
    public static Optional<StudyManifest> readIfThere(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** With a session that begins: its environment is the study's from now on. */
    public StudyManifest begun(Session session) {
        List<Session> all = new ArrayList<>(sessions);
        all.add(session);
        return new StudyManifest(Format.CURRENT, name, scale, started.or(() -> Optional.of(session.started())),
                List.copyOf(all), Optional.of(session.environment()), session.jobs(), precisions, programFiles,
                endpoint, finished, peakMemory,
                others);
    }

    /** With the endpoint that is declared now. */
    public StudyManifest declared(DeclaredEndpoint now) {
        return new StudyManifest(format, name, scale, started, sessions, environment, jobs, precisions, programFiles,
                Optional.of(now), finished, peakMemory, others);
    }

    /** With another environment, of which more is known. */
    public StudyManifest with(Environment known) {
        return new StudyManifest(format, name, scale, started, sessions, Optional.of(known), jobs, precisions,
                programFiles, endpoint, finished,
                peakMemory, others);
    }

    /** Where arms differ in their arithmetic. */
    public StudyManifest withPrecisions(String all) {
        return new StudyManifest(format, name, scale, started, sessions, environment, jobs, Optional.of(all),
                programFiles, endpoint, finished,
                peakMemory, others);
    }

    /** Where programs pose tasks of arms. */
    public StudyManifest withProgramFiles(Optional<String> files) {
        return new StudyManifest(format, name, scale, started, sessions, environment, jobs, precisions, files, endpoint,
                finished,
                peakMemory, others);
    }

    /** At its end. */
    public StudyManifest finished(String when, Optional<String> memory) {
        return new StudyManifest(format, name, scale, started, sessions, environment, jobs, precisions, programFiles,
                endpoint, Optional.of(when), memory.or(() -> peakMemory), others);
    }
}

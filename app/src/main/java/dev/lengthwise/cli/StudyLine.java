package dev.lengthwise.cli;

import dev.lengthwise.gap.GapProgress;
import dev.lengthwise.report.Timespan;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.run.Doing;
import dev.lengthwise.run.RunProgress;
import dev.lengthwise.study.Headway;
import dev.lengthwise.study.StudyProgress;
import dev.lengthwise.study.StudyWatcher;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How far a study is, in one line. */
final class StudyLine<H extends Headway> implements StudyWatcher<H> {
    private final Progress progress;
    private final Function<H, List<String>> words;

    private StudyLine(Progress progress, Function<H, List<String>> words) {
        this.progress = progress;
        this.words = words;
    }

    /** Of a study of arms. */
    static StudyLine<StudyProgress> runs(Progress progress) {
        return new StudyLine<>(progress, study -> {
            List<String> words = new ArrayList<>(List.of(left(study),
                    study.count(RunState.DONE) + "/" + Counted.of(study.runs().size(), "run")));
            if (study.count(RunState.FAILED) > 0) {
                words.add(study.count(RunState.FAILED) + " failed");
            }
            words.add(progress.bar(study.share()));
            study.runs().stream().filter(RunProgress::isRunning).map(StudyLine::describe).forEach(words::add);
            return words;
        });
    }

    /** Of a study of constructed models. */
    static StudyLine<GapProgress> cells(Progress progress) {
        return new StudyLine<>(progress, study -> {
            List<String> words = new ArrayList<>(List.of(study.done() + "/" + Counted.of(study.cells(), "cell"),
                    progress.bar((double) study.done() / study.cells())));
            study.inWork().forEach((cell, length) -> words.add(cell + ", length " + length));
            return words;
        });
    }

    @Override
    public void say(String message) {
        progress.say(message);
    }

    @Override
    public void progress(H study) {
        List<String> now = words.apply(study);
        if (study.isOver()) {
            progress.done(study.parts(), now);
        } else {
            progress.doing(study.parts(), () -> now);
        }
    }

    @Override
    public void doing(String what) {
        progress.doing(what);
    }

    private static String left(StudyProgress study) {
        if (study.isOver()) {
            return study.count(RunState.DONE) == study.runs().size() ? "done" : "ended";
        }
        return study.left().isPresent() ? Timespan.of(study.left().getAsDouble()) + " left" : "starting";
    }

    private static String describe(RunProgress run) {
        String doing = run.doing().isEmpty() ? run.word() : run.doing();
        return run.label() + " "
                + (run.stage() == Doing.Stage.TRAINING && run.step() > 0 ? run.step() + "/" + run.steps() : doing);
    }
}

package dev.lengthwise.result.run;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.result.manifest.Movement;
import dev.lengthwise.result.manifest.RunState;
import java.util.List;
import java.util.Optional;

/**
 * What one training run gave.
 *
 * @param seed of the run
 * @param status what has become of the run; shown wherever its numbers are
 * @param evaluation the main task; its results are empty if the run never came that far
 * @param hintEvaluations one for each hint that was scored, maybe none
 * @param curves one for each head
 * @param parameterHash names the trained parameters; empty if there are none
 * @param seconds wall-clock time of the run
 * @param trainedOn by head, the main task's first; empty if it is not known
 * @param movement of the weights from the start of training to its end; empty for what was not trained to its end
 * @param scoreCurves one for each length that was scored in the course of training; none unless the recipe asks for it
 */
public record RunResult(long seed, RunStatus status, Evaluation evaluation, List<Evaluation> hintEvaluations,
        List<LossCurve> curves, String parameterHash, double seconds, List<TrainedOn> trainedOn,
        Optional<Movement> movement, List<ScoreCurve> scoreCurves) {
    public RunResult {
        hintEvaluations = List.copyOf(hintEvaluations);
        curves = List.copyOf(curves);
        trainedOn = List.copyOf(trainedOn);
        scoreCurves = List.copyOf(scoreCurves);
        if (!(seconds >= 0)) {
            throw new IllegalArgumentException("seconds " + seconds + " is below 0");
        }
    }

    /** A run that was not scored in the course of its training. */
    public RunResult(long seed, RunStatus status, Evaluation evaluation, List<Evaluation> hintEvaluations,
            List<LossCurve> curves, String parameterHash, double seconds, List<TrainedOn> trainedOn,
            Optional<Movement> movement) {
        this(seed, status, evaluation, hintEvaluations, curves, parameterHash, seconds, trainedOn, movement, List.of());
    }

    /** A run of which it is not known what it was trained on, nor how far its weights moved. */
    public RunResult(long seed, RunStatus status, Evaluation evaluation, List<Evaluation> hintEvaluations,
            List<LossCurve> curves, String parameterHash, double seconds) {
        this(seed, status, evaluation, hintEvaluations, curves, parameterHash, seconds, List.of(),
                Optional.empty());
    }

    /** Whether the run went as planned. */
    public boolean done() {
        return status.state() == RunState.DONE;
    }
}

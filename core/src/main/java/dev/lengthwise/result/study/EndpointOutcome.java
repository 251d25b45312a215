package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.statistics.Pairs;
import dev.lengthwise.statistics.RandomizationTest;
import dev.lengthwise.statistics.RandomizationTest.Side;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.PValue;
import dev.lengthwise.text.Percent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a declared endpoint says by its own rule.
 *
 * @param declared whether it was there before any run had results
 * @param because why, in words, with the numbers
 * @param look what it was looked at with; empty where it could not be looked at
 */
public record EndpointOutcome(Endpoint endpoint, Declaration declared, Verdict verdict, String because,
        Optional<Look> look) {
    /** What is said of the treatment. */
    public enum Verdict {
        /** It has more, and as much more as matters. */
        HELPS,
        /** It has less, and as much less as matters. */
        HARMS,
        /** Neither is as much as matters. */
        EQUIVALENT,
        /** The rule says none of these, or could not be used yet. */
        NOT_DECIDED;

        /** {@code not decided}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A look at the first seeds of the study.
     *
     * @param alpha what it may spend
     * @param difference the mean over seeds
     * @param p of no difference
     * @param equivalenceP the larger p of a difference as large as matters, upwards and downwards
     * @param least the least p that so many seeds allow
     */
    public record Look(int seeds, double alpha, double difference, double p, double equivalenceP, double least) {
    }

    /** Whether an endpoint was declared before a study had results. */
    public enum Declaration {
        /** Before any run had ended, as the manifest says. */
        BEFORE,
        /** There was none when runs ended. */
        ADDED,
        /** There was another one then. */
        CHANGED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@code declared before any run had ended}. */
        public String words() {
            return switch (this) {
                case BEFORE -> "declared before any run had ended";
                case ADDED -> "NOT declared before runs had ended, so exploratory too";
                case CHANGED -> "NOT the one declared before runs had ended, so exploratory too";
            };
        }
    }

    /**
     * Looks at a study as planned, and stops at the first look that decides. Of arms with branches it looks at the largest number of
     * examples with which both reach the guard by the seeds of the first look: later seeds do not change which it is. Nothing is decided as
     * long as one of these seeds has no run with more examples.
     *
     * @param endpoint one that is resolved
     * @param seeds of the study, in its order
     */
    public static EndpointOutcome of(Endpoint endpoint, Declaration declared, List<ArmResult> arms, List<Long> seeds) {
        List<Long> sizes = sizes(endpoint, arms);
        List<Long> first = seeds.subList(0, (int) Math.min(endpoint.planned().getFirst(), seeds.size()));
        EndpointOutcome largest = null;
        for (long examples : sizes) {
            ArmResult treatment = branch(arms, endpoint.treatment(), examples).orElseThrow();
            ArmResult control = branch(arms, endpoint.control(), examples).orElseThrow();
            EndpointOutcome now = of(endpoint, declared, Optional.of(treatment), Optional.of(control), seeds)
                    .after("with " + Grouped.of(examples) + " examples, ");
            if (now.look().isEmpty()
                    || new Looking(endpoint, declared, treatment, control, first).guarded().isEmpty()) {
                return now;
            }
            largest = largest == null ? now : largest;
        }
        return largest == null
                ? of(endpoint, declared, arm(arms, endpoint.treatment()), arm(arms, endpoint.control()), seeds)
                : largest;
    }

    /** The numbers of examples that both arms have branches of, the largest first; none where they have no branches. */
    private static List<Long> sizes(Endpoint endpoint, List<ArmResult> arms) {
        return arms.stream().flatMap(arm -> arm.branch().stream())
                .filter(branch -> branch.arm().equals(endpoint.treatment())).map(BranchOf::examples)
                .filter(examples -> branch(arms, endpoint.control(), examples).isPresent())
                .sorted(Comparator.reverseOrder()).toList();
    }

    private static Optional<ArmResult> branch(List<ArmResult> arms, String of, long examples) {
        return arms.stream().filter(arm -> arm.branch()
                .filter(branch -> branch.arm().equals(of) && branch.examples() == examples).isPresent()).findFirst();
    }

    private static EndpointOutcome of(Endpoint endpoint, Declaration declared, Optional<ArmResult> treatment,
            Optional<ArmResult> control, List<Long> seeds) {
        if (treatment.isEmpty() || control.isEmpty()) {
            return open(endpoint, declared, "arm " + (treatment.isEmpty() ? endpoint.treatment() : endpoint.control())
                    + " has not been run");
        }
        EndpointOutcome last = open(endpoint, declared, "nothing has been looked at");
        List<Long> looks = endpoint.planned();
        for (int look = 0; look < looks.size(); look++) {
            long wanted = looks.get(look);
            if (wanted > seeds.size()) {
                return last.look().isPresent()
                        ? last.because("the next look is at " + wanted + " seeds")
                        : last.with("the first look is at " + Counted.of(wanted, "seed") + ", and the study has "
                                + seeds.size());
            }
            List<Long> first = seeds.subList(0, (int) wanted);
            EndpointOutcome now = new Looking(endpoint, declared, treatment.get(), control.get(), first).at(look);
            if (now.look().isEmpty()) {
                return last.look().isPresent() ? last.because(now.because()) : now;
            }
            if (now.verdict() != Verdict.NOT_DECIDED) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private static Optional<ArmResult> arm(List<ArmResult> arms, String name) {
        return arms.stream().filter(arm -> arm.name().equals(name)).findFirst();
    }

    private static EndpointOutcome open(Endpoint endpoint, Declaration declared, String because) {
        return new EndpointOutcome(endpoint, declared, Verdict.NOT_DECIDED, because, Optional.empty());
    }

    private EndpointOutcome with(String reason) {
        return new EndpointOutcome(endpoint, declared, verdict, reason, look);
    }

    private EndpointOutcome after(String first) {
        return with(first + because);
    }

    private EndpointOutcome because(String more) {
        return with(because + "; " + more);
    }

    /** {@code Endpoint (declared ...): successor helps: log2 n50 +0.41 against control (6 seeds, p 0.031, α 0.05, 0.26 matters).} */
    public String words() {
        return "Endpoint (" + declared.words() + "): " + switch (verdict) {
            case HELPS -> endpoint.treatment() + " helps";
            case HARMS -> endpoint.treatment() + " harms";
            case EQUIVALENT -> endpoint.treatment() + " is equivalent to " + endpoint.control();
            case NOT_DECIDED -> "not decided";
        } + ": " + because + ".";
    }

    /** One look. */
    private record Looking(Endpoint endpoint, Declaration declared, ArmResult treatment, ArmResult control,
            List<Long> seeds) {
        private EndpointOutcome at(int look) {
            double[] own = new double[seeds.size()];
            double[] others = new double[seeds.size()];
            for (int i = 0; i < seeds.size(); i++) {
                for (ArmResult arm : List.of(treatment, control)) {
                    Optional<RunResult> run = run(arm, seeds.get(i));
                    OptionalDouble value = run.map(found -> value(arm, found)).orElse(OptionalDouble.empty());
                    if (value.isEmpty()) {
                        return open(endpoint, declared, arm.name() + " seed " + seeds.get(i) + " has "
                                + missing(arm, run));
                    }
                    (arm == treatment ? own : others)[i] = value.getAsDouble();
                }
            }
            return tested(new Pairs(own, others).differences(), look);
        }

        private EndpointOutcome tested(double[] differences, int look) {
            double alpha = endpoint.share(look);
            double mean = Arrays.stream(differences).average().orElseThrow();
            RandomizationTest none = Pairs.signFlips(differences, endpoint.direction().side());
            double margin = endpoint.margin();
            double equivalence = Math.max(
                    Pairs.signFlips(Arrays.stream(differences).map(each -> each + margin).toArray(), Side.UP).p(),
                    Pairs.signFlips(Arrays.stream(differences).map(each -> each - margin).toArray(), Side.DOWN).p());
            Look seen = new Look(differences.length, alpha, mean, none.p(), equivalence, none.least());
            Optional<String> missed = guarded();
            Verdict verdict = missed.isPresent()
                    ? Verdict.NOT_DECIDED
                    : none.p() <= alpha && mean >= margin && endpoint.direction() != Endpoint.Direction.DOWN
                            ? Verdict.HELPS
                            : none.p() <= alpha && mean <= -margin && endpoint.direction() != Endpoint.Direction.UP
                                    ? Verdict.HARMS
                                    : equivalence <= alpha ? Verdict.EQUIVALENT : Verdict.NOT_DECIDED;
            return new EndpointOutcome(endpoint, declared, verdict,
                    missed.map(words -> words + "; ").orElse("") + numbers(seen, verdict), Optional.of(seen));
        }

        private String numbers(Look seen, Verdict verdict) {
            return endpoint.measure() + " " + (seen.difference() < 0 ? "−" : "+")
                    + endpoint.amount(Math.abs(seen.difference())) + " against " + endpoint.control() + " ("
                    + Counted.of(seen.seeds(), "seed") + ", p " + PValue.of(seen.p())
                    + (verdict == Verdict.EQUIVALENT || verdict == Verdict.NOT_DECIDED
                            ? ", of equivalence " + PValue.of(seen.equivalenceP())
                            : "")
                    + ", α " + Endpoint.digits(seen.alpha()) + ", "
                    + endpoint.amount(endpoint.margin()) + " matters)"
                    + (verdict == Verdict.NOT_DECIDED && seen.least() > seen.alpha()
                            ? "; so few seeds cannot show a difference, as their least p is " + PValue.of(seen.least())
                            : "");
        }

        /** What an arm misses of the guard. */
        private Optional<String> guarded() {
            Threshold guard = endpoint.guard();
            if (guard == null) {
                return Optional.empty();
            }
            for (ArmResult arm : List.of(treatment, control)) {
                OptionalDouble mean = seeds.stream().flatMap(seed -> run(arm, seed).stream())
                        .flatMap(run -> Head.main().result(run, guard.length()).stream()).map(LengthResult::exact)
                        .mapToDouble(Accuracy::rate).average();
                if (mean.isEmpty() || mean.getAsDouble() < guard.exact()) {
                    return Optional.of(arm.name() + " has " + (mean.isEmpty()
                            ? "no score at length " + guard.length()
                            : Percent.of(mean.getAsDouble()) + " % at length " + guard.length())
                            + ", and the guard asks for " + guard.aim());
                }
            }
            return Optional.empty();
        }

        private static Optional<RunResult> run(ArmResult arm, long seed) {
            return arm.runs().stream().filter(run -> run.seed() == seed).findFirst();
        }

        private OptionalDouble value(ArmResult arm, RunResult run) {
            return endpoint.metric().of(run, arm, endpoint.length());
        }

        private String missing(ArmResult arm, Optional<RunResult> run) {
            if (run.isEmpty() || !run.get().done()) {
                return "no result" + run.map(found -> " (" + found.status() + ")").orElse("");
            }
            return endpoint.length() != null
                    ? "no score at length " + endpoint.length()
                    : N50.of(run.get().evaluation().results(), arm.trained())
                            .map(estimate -> "an n50 " + estimate.value()
                                    + ", which is no number: longer or shorter lengths would have to be tested")
                            .orElse("no score to compare");
        }
    }
}

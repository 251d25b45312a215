package dev.lengthwise.recipe;

import dev.lengthwise.result.run.BranchOf;
import dev.lengthwise.result.study.Endpoint;
import dev.lengthwise.result.study.Match;
import dev.lengthwise.result.study.PaperFigure;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.text.Counted;
import dev.lengthwise.train.TrainConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A study: arms × seeds, one question.
 *
 * @param name also a folder's name: lower-case letters, digits and {@code -}
 * @param title one line, for the report
 * @param question what the arms are compared for; may be empty
 * @param scale how large it is done; null where there is one size only
 * @param note what to know about this size, such as how long it takes; may be empty
 * @param seeds each arm runs once with each
 * @param threshold what a run should reach on trained lengths; null where nothing is asked
 * @param endpoint the comparison that answers the question, looked at with so many seeds; null where none is declared
 * @param similarity whether the representations of the runs are compared; needs the same task in every arm
 * @param arms in the order of the table; the first is what the others are compared with unless they say otherwise
 * @param paper figures to stand beside ours
 */
public record StudyPlan(String name, String title, String question, @Nullable Scale scale, String note,
        List<Long> seeds, @Nullable Threshold threshold, @Nullable Endpoint endpoint, boolean similarity,
        List<Arm> arms, List<PaperFigure> paper)
        implements
            Plan {
    /** How many runs a study may have: each is a process, a folder and a line of the table. */
    static final int MOST_RUNS = 10_000;
    /** Says that an arm is compared with none, where an arm's name would say with which. */
    static final String NO_CONTROL = "none";
    private static final Pattern FOLDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /**
     * One of the recipes that are compared.
     *
     * @param name also a folder's name, unique in its study
     * @param description what is special about it; may be empty
     * @param controls the arms it is compared with; empty for the first arm, and where there is nothing to compare it with
     * @param matches the arm that it is trained on as much as, checked before anything runs; null where nothing is claimed
     * @param set where it differs from the study's recipe, by key: {@code model.temper.kind} → {@code log-length}, values in
     *     YAML's flow style
     * @param recipe the whole recipe, named after study and arm; its seed is replaced by the study's
     * @param branch where the arm stands for the branches of one with as many examples; null for an arm of the study's file
     */
    public record Arm(String name, String description, List<String> controls, @Nullable Match matches,
            Map<String, String> set, Recipe recipe, @Nullable BranchOf branch) {
        /** One of the study's file. */
        public Arm(String name, String description, List<String> controls, @Nullable Match matches,
                Map<String, String> set, Recipe recipe) {
            this(name, description, controls, matches, set, recipe, null);
        }

        public Arm {
            name = armName(name);
            controls = List.copyOf(controls);
            set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    public StudyPlan {
        name = folder(name);
        seeds = List.copyOf(seeds);
        arms = List.copyOf(arms);
        paper = List.copyOf(paper);
        requireDistinct("seeds", seeds);
        requireFewRuns(arms.size(), seeds.size());
        List<String> names = arms.stream().map(Arm::name).toList();
        requireDistinct("arms", names);
        for (Arm arm : arms) {
            requireControls(arm, names);
            requireMatch(arm, names);
        }
        if (threshold != null) {
            for (Arm arm : arms) {
                requireReachable(threshold, arm);
            }
        }
        if (endpoint != null) {
            endpoint = endpoint.resolved(seeds.size());
            requireEndpoint(endpoint, arms);
        }
        if (similarity) {
            for (Arm arm : arms) {
                requireSameTask(arms.getFirst(), arm);
            }
        }
        for (PaperFigure figure : paper) {
            if (!names.contains(figure.arm())) {
                throw new IllegalArgumentException(
                        "paper has a figure for arm " + figure.arm() + ", which is not one of "
                                + String.join(", ", names));
            }
        }
    }

    /**
     * The arms that results are about: in place of one whose recipe has branches there are these, each as an arm of its own, with the runs
     * of one number of examples. It is compared with, and matches, what has as many.
     */
    public List<Arm> told() {
        List<Arm> told = new ArrayList<>();
        for (Arm arm : arms) {
            List<Branch> branches = Branch.of(arm.recipe());
            if (branches.isEmpty()) {
                told.add(arm);
            }
            for (Branch branch : branches) {
                Match match = arm.matches();
                String matched = match == null ? null : told(match.arm(), branch.examples());
                told.add(new Arm(Branch.name(arm.name(), branch.examples()), arm.description(),
                        arm.controls().stream().map(control -> told(control, branch.examples()))
                                .filter(Objects::nonNull).toList(),
                        match == null || matched == null ? null : new Match(matched, match.examples()), arm.set(),
                        branch.recipe(), branch.asPartOf(arm.name())));
            }
        }
        return List.copyOf(told);
    }

    /** The arm of results that has so many examples; null where none has. */
    private @Nullable String told(String arm, long examples) {
        Recipe recipe = arm(arm).recipe();
        return recipe.train().branches().isEmpty()
                ? arm
                : recipe.train().branches().contains((double) examples) ? Branch.name(arm, examples) : null;
    }

    /** The arm of that name, of the study's file or of its results. */
    public Arm arm(String called) {
        return arms.stream().filter(candidate -> candidate.name().equals(called)).findFirst()
                .or(() -> told().stream().filter(candidate -> candidate.name().equals(called)).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("arm " + called + " is not in study " + name));
    }

    /**
     * The same study with so many seeds: the first ones of its own, and beyond those the numbers that follow its largest. So they
     * are fixed before anything runs.
     */
    public StudyPlan withSeeds(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("seeds " + count + " is below 1");
        }
        requireFewRuns(arms.size(), count);
        return new StudyPlan(name, title, question, scale, note, fixedSeeds(count), threshold, endpoint,
                similarity, arms, paper);
    }

    /**
     * The same study with no more seeds than an earlier one, and with its steps and branches where arms have more of them by now and can be
     * gone on with.
     */
    public StudyPlan asFarAs(StudyPlan before) {
        List<Arm> shorter = arms.stream().map(arm -> before.arms.stream()
                .filter(other -> other.name().equals(arm.name())).findFirst().filter(other -> grew(other, arm))
                .map(other -> new Arm(arm.name(), arm.description(), arm.controls(), arm.matches(), arm.set(),
                        arm.recipe().withSteps(other.recipe().train().steps())
                                .withBranches(other.recipe().train().branches())))
                .orElse(arm)).toList();
        return new StudyPlan(name, title, question, scale, note, fixedSeeds(before.seeds.size()), threshold, endpoint,
                similarity, shorter, paper);
    }

    private static boolean grew(Arm before, Arm now) {
        TrainConfig was = before.recipe().train();
        TrainConfig is = now.recipe().train();
        return !is.schedule().dependsOnSteps() && was.steps() <= is.steps()
                && is.branches().containsAll(was.branches());
    }

    /**
     * The same study with some of its arms and seeds only; arms are compared with those that are left, representations are not. The
     * endpoint is left where both its arms and all seeds are.
     *
     * @param names of the arms, in any order; all if empty
     * @param chosen seeds, in any order; all if empty
     * @throws IllegalArgumentException where it has no such arm or seed
     */
    public StudyPlan only(List<String> names, List<Long> chosen) {
        requireAmong("arm", names, arms.stream().map(Arm::name).toList());
        requireAmong("seed", chosen, seeds);
        List<Arm> left = arms.stream().filter(arm -> names.isEmpty() || names.contains(arm.name())).toList();
        List<String> leftNames = left.stream().map(Arm::name).toList();
        List<Arm> compared = left.stream().map(arm -> {
            Match match = arm.matches();
            return new Arm(arm.name(), arm.description(),
                    arm == left.getFirst()
                            ? List.of()
                            : arm.controls().stream().filter(leftNames::contains).toList(),
                    match != null && leftNames.contains(match.arm()) ? match : null, arm.set(), arm.recipe(),
                    arm.branch());
        }).toList();
        return new StudyPlan(name, title, question, scale, note,
                seeds.stream().filter(seed -> chosen.isEmpty() || chosen.contains(seed)).toList(), threshold,
                hasEndpointOf(leftNames) && chosen.isEmpty() ? endpoint : null, false, compared,
                paper.stream().filter(figure -> leftNames.contains(figure.arm())).toList());
    }

    private boolean hasEndpointOf(List<String> names) {
        return endpoint != null && names.contains(endpoint.treatment()) && names.contains(endpoint.control());
    }

    private static void requireAmong(String what, List<?> asked, List<?> all) {
        for (Object one : asked) {
            if (!all.contains(one)) {
                throw new IllegalArgumentException("no " + what + " " + one + "; there are "
                        + all.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        }
    }

    static void requireFewRuns(int arms, int seeds) {
        long runs = (long) arms * seeds;
        if (runs > MOST_RUNS) {
            throw new IllegalArgumentException("seeds are too many: " + Counted.of(arms, "arm") + " × "
                    + Counted.of(seeds, "seed") + " = " + Counted.of(runs, "run") + "; a study has at most "
                    + Counted.of(MOST_RUNS, "run"));
        }
    }

    private List<Long> fixedSeeds(int count) {
        long largest = Collections.max(seeds);
        return LongStream.concat(seeds.stream().mapToLong(Long::longValue),
                LongStream.rangeClosed(largest + 1, largest + count)).limit(count).boxed().toList();
    }

    /** Reads a study of arms as {@link PlanReader#read} does; one of another kind is refused. */
    public static StudyPlan read(Path file, @Nullable Scale scale, List<String> sets) {
        return PlanReader.arms(file, scale, sets);
    }

    @Override
    public Parts parts() {
        return new Parts("arms", arms.stream().map(Arm::name).toList(), Counted.of(arms.size(), "arm"));
    }

    /** The name, if it can be a folder's. */
    public static String folder(String name) {
        if (!FOLDER.matcher(name).matches()) {
            throw new IllegalArgumentException("name " + Escapes.quote(name) + " is not usable as a folder's name;"
                    + " up to 40 of a-z, 0-9 and -, not starting with -");
        }
        return name;
    }

    /** The name, if it can be an arm's. */
    static String armName(String name) {
        if (name.equals(NO_CONTROL)) {
            throw new IllegalArgumentException("name " + NO_CONTROL + " is not allowed; control: " + NO_CONTROL
                    + " says that an arm is compared with none");
        }
        return folder(name);
    }

    /** @param names of all arms, the first one first */
    static void requireControls(Arm arm, List<String> names) {
        if (!arm.controls().isEmpty() && arm.name().equals(names.getFirst())) {
            throw new IllegalArgumentException("arms has a control for " + arm.name()
                    + "; the first arm has none, others are compared with it");
        }
        for (String control : arm.controls()) {
            if (!names.contains(control) || control.equals(arm.name())) {
                throw new IllegalArgumentException("arms compares " + arm.name() + " with " + control
                        + ", which is not another one of " + String.join(", ", names));
            }
        }
    }

    static void requireMatch(Arm arm, List<String> names) {
        Match match = arm.matches();
        if (match != null && (!names.contains(match.arm()) || match.arm().equals(arm.name()))) {
            throw new IllegalArgumentException("arms has " + arm.name() + " match " + match.arm()
                    + ", which is not another one of " + String.join(", ", names));
        }
    }

    static void requireSameTask(Arm first, Arm arm) {
        if (!arm.recipe().task().equals(first.recipe().task())) {
            throw new IllegalArgumentException("similarity cannot be true where tasks differ, as models are compared on"
                    + " the same inputs: " + arm.name() + " has another task than " + first.name());
        }
    }

    static void requireReachable(Threshold threshold, Arm arm) {
        int length = threshold.length();
        TrainedLengths trained = arm.recipe().trained();
        if (!trained.contains(length)) {
            throw new IllegalArgumentException("threshold has length " + length + "; arm " + arm.name() + " trains on "
                    + trained);
        }
        if (!arm.recipe().evaluate().lengths().contains(length)) {
            throw new IllegalArgumentException("threshold has length " + length + "; arm " + arm.name()
                    + " is tested at " + arm.recipe().evaluate().lengths().stream().map(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Both arms have to be there, and to be tested at what the rule is about. */
    static void requireEndpoint(Endpoint endpoint, List<Arm> arms) {
        for (String name : List.of(endpoint.treatment(), endpoint.control())) {
            Arm arm = arms.stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("endpoint is about arm " + name
                            + ", which is not one of "
                            + arms.stream().map(Arm::name).collect(Collectors.joining(", "))));
            Integer length = endpoint.length();
            if (length != null && !arm.recipe().evaluate().lengths().contains(length)) {
                throw new IllegalArgumentException("endpoint has length " + length + "; arm " + name + " is tested at "
                        + arm.recipe().evaluate().lengths().stream().map(String::valueOf)
                                .collect(Collectors.joining(", ")));
            }
            Threshold guard = endpoint.guard();
            if (guard != null) {
                try {
                    requireReachable(guard, arm);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            String.valueOf(e.getMessage()).replace("threshold has", "endpoint has a guard at"), e);
                }
            }
        }
    }

    /** Refuses a list that is empty or has something twice. */
    public static void requireDistinct(String key, List<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + " is empty; at least one is needed");
        }
        Set<Object> seen = new HashSet<>();
        for (Object value : values) {
            if (!seen.add(value)) {
                throw new IllegalArgumentException(key + " has " + value + " twice");
            }
        }
    }
}

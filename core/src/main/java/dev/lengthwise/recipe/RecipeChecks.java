package dev.lengthwise.recipe;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.batch.Stretch;
import dev.lengthwise.model.Temper;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must hold between the keys of a recipe; what holds for one key alone is checked by its record. A check is made if everything that
 * it looks at could be read, and what it finds is put down at the key that is to blame.
 */
final class RecipeChecks {
    private static final double ROUNDING = 1e-9;

    private final Recipe recipe;
    private final Section written;

    private final boolean used;

    /**
     * @param written what the recipe was read from; mistakes are put down there
     * @param used whether a task may be made that is not at hand
     */
    RecipeChecks(Recipe recipe, Section written, boolean used) {
        this.recipe = recipe;
        this.written = written;
        this.used = used;
    }

    void check() {
        checkKinds();
        checkStretch();
        if (!written.isSure("task") || !used && !recipe.task().isAtHand()) {
            return;
        }
        Task task = task();
        if (task == null) {
            return;
        }
        checkClusters(task);
        checkStart();
        LengthChecks lengths = new LengthChecks(recipe, written);
        lengths.checkTask(task);
        lengths.checkPositions(task::mostRead, task.minLength(), task.maxLength(), List.of("task"));
        lengths.checkHeldOut(task);
        List<HintShare> shares = new ArrayList<>();
        for (int i = 0; i < recipe.hints().size(); i++) {
            Optional<Hint> hint = hint(i, task);
            if (hint.isPresent()) {
                lengths.checkPositions(hint.get()::mostRead, hint.get().minLength(), hint.get().maxLength(),
                        List.of("task", "hints." + i + ".kind"));
                shares.add(HintShare.of(hint.get(), recipe.hints().get(i), recipe.train().steps()));
            }
        }
        if (written.isSure("hints", "train.steps")) {
            checkShares(shares);
            checkBatch(task, shares);
            checkBranches();
        }
    }

    private @Nullable Task task() {
        try {
            return recipe.task().task();
        } catch (IllegalArgumentException e) {
            written.refuse("task", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void checkClusters(Task task) {
        if (!written.isSure("clusters")) {
            return;
        }
        try {
            var _ = Tasks.clustered(task, recipe.clusters());
        } catch (IllegalArgumentException e) {
            written.refuse("clusters", List.of("task"),
                    String.valueOf(e.getMessage()).substring("clusters ".length()));
        }
    }

    private void checkStretch() {
        if (!written.isSure("stretch", "model.temper")) {
            return;
        }
        Temper temper = recipe.model().temper();
        if (!recipe.stretch().equals(Stretch.NONE) && temper.growth(1) == temper.growth(2)) {
            written.refuse("stretch", List.of("model.temper"), Decimals.shortest(recipe.stretch().most())
                    + " does nothing where attention is not tempered with the length; model.temper.kind has to be log-length or"
                    + " the like");
        }
    }

    /** A construction must fit into the model that it is the start of. */
    private void checkStart() {
        if (recipe.start() == null || !written.isSure("start", "model")) {
            return;
        }
        if (!recipe.task().task().hasSeparator()) {
            written.refuse("start", List.of("task.separator"),
                    "is a construction, which needs the token ⊥, and this task has none" + why());
            return;
        }
        try {
            recipe.start().construction(recipe).requireRoom(recipe.model());
        } catch (IllegalArgumentException e) {
            written.refuse("start", List.of("task", "model"), String.valueOf(e.getMessage()));
        }
    }

    /** The key by which a task is without ⊥, if it has one. */
    private String why() {
        return recipe.task().hasKey("separator") ? " (task.separator: false)" : "";
    }

    /** The main task needs an example in each batch, and every hint in some. */
    private void checkBatch(Task task, List<HintShare> shares) {
        if (!written.isSure("train.batch", "accounting", "lengths", "hints")) {
            return;
        }
        try {
            var _ = new Batcher(task, shares, recipe.accounting(), new Lengths(recipe.lengths()),
                    recipe.train().batch(), recipe.seed());
        } catch (IllegalArgumentException e) {
            written.refuse("train.batch", Stream.concat(Stream.of("accounting"), sharesOfHints()).toList(),
                    recipe.train().batch()
                            + " is too small; the main task and every hint need an example of each batch");
        }
    }

    /** A branch has to leave the trunk, after its warm-up, and to be the run that its recipe is. */
    private void checkBranches() {
        if (recipe.train().branches().isEmpty()
                || !written.isSure("train", "accounting", "hints")) {
            return;
        }
        for (int i = 0; i < recipe.hints().size(); i++) {
            if (recipe.hints().get(i).share() != recipe.hints().get(i).lastShare()) {
                refuseBranches("hints." + i + ".lastShare", "not allowed where the share of a hint moves over a part"
                        + " of the steps, as trunk and branches have different numbers of them: hints." + i + " ("
                        + recipe.hints().get(i).kind() + ")");
                return;
            }
        }
        int warmup = Math.max(1, recipe.train().warmupSteps());
        int before = 0;
        for (double examples : recipe.train().branches()) {
            int steps = Branch.steps(recipe, (long) examples);
            int from = steps - recipe.train().cooldownSteps(steps);
            String words = Counted.of((long) examples, "example") + " are " + Counted.of(steps, "step");
            if (steps == before) {
                refuseBranches("train.batch", words + ", as many as those of the number before it");
            } else if (from < warmup) {
                refuseBranches("train.warmupSteps", words + ", whose cooldown begins after step " + from + "; at least "
                        + warmup + (warmup > 1 ? " (train.warmupSteps)" : "") + " before it are needed");
            } else if (from > recipe.train().steps()) {
                refuseBranches("train.steps", words + ", which leave the trunk after step " + from
                        + "; train.steps is " + recipe.train().steps());
            } else {
                before = steps;
                continue;
            }
            return;
        }
    }

    private void refuseBranches(String other, String what) {
        written.refuse("train.branches", List.of(other), what);
    }

    /** Shares are linear between the steps where one of them turns. */
    private void checkShares(List<HintShare> shares) {
        DoubleStream turns = DoubleStream.concat(DoubleStream.of(0),
                shares.stream().mapToDouble(HintShare::reached));
        double most = turns.map(turn -> shares.stream().mapToDouble(share -> share.at(turn)).sum()).max().orElse(0);
        if (most > 1 - ROUNDING) {
            written.refuse("hints", sharesOfHints().toList(), "shares add up to " + Decimals.shortest(most)
                    + "; below 1 is needed, the rest is the main task's");
        }
    }

    private Stream<String> sharesOfHints() {
        return IntStream.range(0, recipe.hints().size()).boxed()
                .flatMap(i -> Stream.of("share", "lastShare", "until").map(key -> "hints." + i + "." + key));
    }

    private Optional<Hint> hint(int index, Task task) {
        HintConfig config = recipe.hints().get(index);
        String key = "hints." + index + ".kind";
        if (!written.isSure("hints." + index)) {
            return Optional.empty();
        }
        if (!recipe.task().task().hasSeparator()) {
            written.refuse(key, List.of("task.separator"), Escapes.quote(config.kind())
                    + " needs the token ⊥, which this task does not have" + why() + "; so it can have no hint");
            return Optional.empty();
        }
        try {
            Hint hint = Hints.create(config, task);
            checkAskable(hint, config.kind(), key);
            return Optional.of(hint);
        } catch (IllegalArgumentException e) {
            written.refuse(config.of() == null ? key : "hints." + index + ".of", List.of("task.kind"),
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void checkAskable(Hint hint, String kind, String key) {
        if (!written.isSure("lengths")) {
            return;
        }
        Lengths lengths = new Lengths(recipe.lengths());
        if (lengths.min() < hint.minLength() || lengths.max() > hint.maxLength()) {
            written.refuse(key, List.of("lengths"), Escapes.quote(kind) + " can be asked about lengths "
                    + hint.minLength() + " to " + hint.maxLength() + "; the recipe's lengths are "
                    + lengths.min() + " to " + lengths.max());
        }
    }

    private void checkKinds() {
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < recipe.hints().size(); i++) {
            String key = "hints." + i + ".kind";
            if (written.isSure(key) && !kinds.add(recipe.hints().get(i).kind())) {
                written.refuse(key, Escapes.quote(recipe.hints().get(i).kind())
                        + " occurs twice; each hint has one head and one share");
            }
        }
    }
}

package dev.lengthwise.probe;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Recorder;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.probe.Claim.Case;
import dev.lengthwise.statistics.RateCount;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;

/** Counts which primitives the residual stream shows, in both bases, from the embedding on. Belongs to one thread. */
final class Primitives {
    private static final long NUMBERS = 1 << 23;

    private final Transformer model;
    private final Questions questions;
    private final List<Hook> hooks;

    Primitives(Transformer model, Questions questions) {
        this.model = model;
        this.questions = questions;
        this.hooks = hooks(model);
    }

    /** The residual stream from place to place: embedding, then after each attention and each MLP. */
    static List<Hook> hooks(Transformer model) {
        List<Hook> hooks = new ArrayList<>(List.of(new Hook(Hook.Point.EMBED, 0)));
        for (int layer = 0; layer < model.config().depth(); layer++) {
            hooks.add(new Hook(Hook.Point.RESID_MID, layer));
            hooks.add(new Hook(Hook.Point.RESID_POST, layer));
        }
        return hooks;
    }

    private record Key(Hook hook, Basis basis, Claim claim) {
    }

    private static final class Counts {
        final RateCount shown = new RateCount();
        final RateCount chance = new RateCount();
    }

    /**
     * The table at one length, of the first so many test inputs.
     *
     * @param samples at least 2
     */
    List<PrimitiveRate> measure(int length, int samples, long seed) {
        Map<Key, Counts> counts = new LinkedHashMap<>();
        List<Example> examples = questions.draw(length, samples, seed);
        Facts other = Facts.of(questions.task(), examples.getLast());
        long perToken = (long) hooks.size() * model.config().width() + 4L * model.config().mlp();
        try (Lens lens = new Lens(model, questions.head())) {
            for (List<Example> piece : Pieces.of(examples, NUMBERS, read -> read * perToken)) {
                other = count(piece, other, lens, counts);
            }
        }
        List<PrimitiveRate> rates = new ArrayList<>();
        counts.forEach((key, count) -> count.shown.rate().ifPresent(shown -> count.chance.rate().ifPresent(
                chance -> rates.add(new PrimitiveRate(length, key.hook().toString(), key.basis(), key.claim(), shown,
                        chance)))));
        return rates;
    }

    /**
     * @param other the facts of the example before the piece's first
     * @return those of the piece's last
     */
    private Facts count(List<Example> piece, Facts other, Lens lens, Map<Key, Counts> counts) {
        List<Facts> facts = piece.stream().map(example -> Facts.of(questions.task(), example)).toList();
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Recorder recorder = new Recorder(hooks);
            model.residual(Pieces.tensors(questions.head(), piece), null, Precision.FP32, recorder);
            for (Hook hook : hooks) {
                for (Basis basis : Basis.values()) {
                    Leaders[] leaders = lens.leaders(recorder.get(hook), basis);
                    Facts before = other;
                    int from = 0;
                    for (Facts own : facts) {
                        Facts partner = before;
                        int start = from;
                        own.claims().forEach((claim, cases) -> {
                            Counts count = counts.computeIfAbsent(new Key(hook, basis, claim), first -> new Counts());
                            add(count.shown, cases, leaders, start, own);
                            add(count.chance, partner.claims().getOrDefault(claim, List.of()), leaders, start, own);
                        });
                        before = own;
                        from += own.tokens().length;
                    }
                }
            }
        }
        return facts.getLast();
    }

    /** @param from place of the sequence's first token */
    private static void add(RateCount count, List<Case> cases, Leaders[] leaders, int from, Facts own) {
        int right = 0;
        int total = 0;
        for (Case each : cases) {
            if (each.position() < own.tokens().length) {
                right += each.holds(leaders[from + each.position()]) ? 1 : 0;
                total++;
            }
        }
        count.add(right, total);
    }
}

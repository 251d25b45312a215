package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.Claim;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.probe.LinearScore;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.Patching;
import dev.lengthwise.probe.Places;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.ProbeResult.Probed;
import dev.lengthwise.probe.Quantity;
import dev.lengthwise.probe.Side;
import dev.lengthwise.report.HeatMap.Cell;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pictures of what was found inside of models. Files of several models end in the model's number. */
final class ProbeFigures {
    private final ProbeResult result;
    private final DecisionKinds kinds;
    private final ArmLengths trained;

    ProbeFigures(ProbeResult result) {
        this.result = result;
        this.kinds = DecisionKinds.named(result.task());
        this.trained = ArmLengths.of(result);
    }

    private String file(Probed model, String name) {
        return name + (result.models().size() == 1 ? "" : "-" + (result.models().indexOf(model) + 1)) + ".svg";
    }

    private String titled(Probed model, String title) {
        return result.models().size() == 1 ? title : model.name() + ": " + title;
    }

    private String at(int length) {
        String mark = trained.mark(length);
        return "length " + length + (mark.isEmpty() ? "" : ", " + mark);
    }

    /** The first example's attention. */
    Figure attention(Probed model) {
        return new Figure(file(model, "attention"), AttentionFigure.svg(
                titled(model, "Attention, a row a query"), model.probe().examples().getFirst()));
    }

    /** Which primitives a basis shows, places × claims. */
    Figure primitives(Probed model, int length, Basis basis) {
        List<PrimitiveRate> rates = model.probe().primitives().stream()
                .filter(rate -> rate.length() == length && rate.basis() == basis).toList();
        List<Claim> claims = ProbeWords.claims(rates, result.task());
        List<String> hooks = rates.stream().map(PrimitiveRate::hook).distinct().toList();
        List<List<Cell>> cells = new ArrayList<>();
        for (String hook : hooks) {
            Map<Claim, PrimitiveRate> row = rates.stream().filter(rate -> rate.hook().equals(hook))
                    .collect(Collectors.toMap(PrimitiveRate::claim, Function.identity()));
            cells.add(claims.stream().map(claim -> {
                PrimitiveRate rate = row.get(claim);
                return rate == null
                        ? new Cell(Shade.NONE, "–", "no such position")
                        : new Cell(Shade.of(rate.shown().share()), rate.isAboveChance()
                                ? ProbeWords.percent(rate.shown().share())
                                : "(" + ProbeWords.percent(rate.shown().share()) + ")", tip(rate));
            }).toList());
        }
        return new Figure(file(model, "primitives-" + basis + "-" + length),
                new HeatMap(titled(model, basis + " basis, " + at(length)
                        + ": % of positions (in brackets: not more than by chance)"), "after",
                        hooks.stream().map(Places::label).toList(),
                        claims.stream().map(claim -> ProbeWords.where(claim.side())).toList(),
                        claims.stream().map(claim -> claim.primitive().label()).toList(), cells).svg());
    }

    private static String tip(PrimitiveRate rate) {
        return String.format(Locale.ROOT, "%s at %s: %s %% (%.1f to %.1f) of %,d positions; by chance %s %%",
                rate.claim().primitive().label(), rate.claim().side().label(), ProbeWords.percent(rate.shown().share()),
                100 * rate.shown().interval().low(), 100 * rate.shown().interval().high(), rate.shown().total(),
                ProbeWords.percent(rate.chance().share()));
    }

    private List<AttentionRate> rates(ModelProbe probe, int layer, int head, Side side) {
        return probe.attention().stream()
                .filter(rate -> rate.layer() == layer && rate.head() == head && rate.side() == side).toList();
    }

    /** Where each head looks from output positions, against length. */
    Figure mass(Probed model, Side side) {
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (int layer = 0; layer < model.probe().depth(); layer++) {
            for (int head = 0; head < model.probe().heads(); head++) {
                List<AttentionRate> rates = rates(model.probe(), layer, head, side);
                List<LengthFigure.Line> lines = new ArrayList<>(
                        List.of(line(0, rates, rate -> 100 * rate.mass().successor()),
                                line(1, rates, rate -> 100 * rate.mass().separator()),
                                line(2, rates, rate -> 100 * rate.mass().other())));
                if (side == Side.OUTPUT) { // nothing is equal to ⊥
                    lines.add(line(3, rates, rate -> 100 * rate.mass().equal()));
                }
                panels.add(new LengthFigure.Panel("head " + layer + "." + head, lines));
            }
        }
        String word = side == Side.OUTPUT ? "output positions" : "⊥";
        return new Figure(file(model, side == Side.OUTPUT ? "mass" : "mass-separator"), new LengthFigure(
                titled(model, "Attention from " + word + ": weight in % against length"),
                side == Side.OUTPUT
                        ? List.of("successor", "⊥", "other", "equal tokens")
                        : List.of("first of the answer", "⊥", "other"),
                panels, Math.min(4, model.probe().heads()), model.trained().spans(), 100, " %").svg());
    }

    private static LengthFigure.Line line(int name, List<AttentionRate> rates,
            Function<AttentionRate, Double> value) {
        return new LengthFigure.Line(name, rates.stream().map(AttentionRate::length).toList(),
                rates.stream().map(value).toList());
    }

    /** The mass on the right key in each model's best head, all models in one picture. */
    Figure rightKey() {
        List<String> names = result.models().stream().map(
                model -> model.name() + (model.probe().tempered() ? " (tempered)" : "")).toList();
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (RightKey.Wanted wanted : RightKey.Wanted.values()) {
            List<LengthFigure.Line> lines = new ArrayList<>();
            for (int model = 0; model < names.size(); model++) {
                int name = model;
                RightKey.of(result.models().get(model).probe(), result.models().get(model).trained(), wanted)
                        .ifPresent(key -> lines.add(line(name, key.rates(), rate -> 100 * wanted.mass(rate))));
            }
            panels.add(new LengthFigure.Panel("on " + wanted.label(), lines));
        }
        return new Figure("right-key.svg",
                new LengthFigure("Attention on the right key, best head: weight in % against "
                        + "length", names, panels, 2, trained.any().spans(), 100, " %").svg());
    }

    /** Entropy against length, all models in one picture. */
    Figure entropy() {
        ModelProbe first = result.models().getFirst().probe();
        double top = first.attention().stream().mapToDouble(AttentionRate::uniformEntropy)
                .filter(Double::isFinite).max().orElse(1);
        List<AttentionRate> uniform = rates(first, 0, 0, Side.OUTPUT);
        return byHead("entropy.svg", "Entropy of attention from output positions, in nats", AttentionRate::entropy,
                names -> {
                    names.add("looking everywhere alike");
                    return List.of(line(names.size() - 1, uniform, AttentionRate::uniformEntropy));
                }, Math.ceil(top), " nats");
    }

    /** Share of tokens without any weight against length, all models in one picture. */
    Figure zeros() {
        return byHead("zeros.svg", "Tokens that get no weight from output positions, in %",
                rate -> 100 * rate.zeros().orElse(0), names -> List.of(), 100, " %");
    }

    /** A panel for each head, a line for each model. */
    private Figure byHead(String file, String title, Function<AttentionRate, Double> value,
            Function<List<String>, List<LengthFigure.Line>> more, double top, String unit) {
        List<String> names = new ArrayList<>();
        result.models().forEach(model -> names.add(model.name() + (model.probe().tempered() ? " (tempered)" : "")));
        List<LengthFigure.Line> beside = more.apply(names);
        int depth = result.models().stream().mapToInt(model -> model.probe().depth()).max().orElseThrow();
        int heads = result.models().stream().mapToInt(model -> model.probe().heads()).max().orElseThrow();
        List<LengthFigure.Panel> panels = new ArrayList<>();
        for (int layer = 0; layer < depth; layer++) {
            for (int head = 0; head < heads; head++) {
                List<LengthFigure.Line> lines = new ArrayList<>();
                for (int model = 0; model < result.models().size(); model++) {
                    List<AttentionRate> rates = rates(result.models().get(model).probe(), layer, head, Side.OUTPUT);
                    if (!rates.isEmpty()) {
                        lines.add(line(model, rates, value));
                    }
                }
                lines.addAll(beside);
                panels.add(new LengthFigure.Panel("head " + layer + "." + head, lines));
            }
        }
        return new Figure(file, new LengthFigure(title, names, panels, Math.min(4, heads), trained.any().spans(), top,
                unit).svg());
    }

    /** What linear probes read, quantities × places. */
    Figure linear(Probed model) {
        List<LinearScore> scores = model.probe().linear();
        List<String> hooks = scores.stream().map(LinearScore::hook).distinct().toList();
        List<Quantity> quantities = scores.stream().map(LinearScore::quantity).distinct().toList();
        List<List<Cell>> cells = new ArrayList<>();
        for (Quantity quantity : quantities) {
            List<Cell> row = new ArrayList<>();
            for (LinearScore score : scores.stream().filter(each -> each.quantity().equals(quantity)).toList()) {
                row.add(cell(quantity, score.trained(), result.plan().linear().words()));
                row.add(cell(quantity, score.longer(), "length " + model.probe().longerLength()));
                row.add(cell(quantity, score.trainedShuffled(), "trained on shuffled labels"));
            }
            cells.add(row);
        }
        List<String> groups = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        hooks.forEach(hook -> {
            groups.addAll(List.of(Places.label(hook), Places.label(hook), Places.label(hook)));
            columns.addAll(List.of("n = " + result.plan().linear(), "n = " + model.probe().longerLength(),
                    "control"));
        });
        return new Figure(file(model, "linear"),
                new HeatMap(titled(model, "Linear probes on held-out inputs"), "", quantities
                        .stream().map(quantity -> quantity.label() + (quantity.classes() ? ", % right" : ", R²"))
                        .toList(),
                        groups, columns, cells).svg());
    }

    private static Cell cell(Quantity quantity, LinearScore.Score score, String where) {
        if (Double.isNaN(score.value())) {
            return new Cell(Shade.NONE, "–", "the same at every position");
        }
        String text = quantity.classes()
                ? ProbeWords.percent(score.value())
                : String.format(Locale.ROOT, "%.2f", score.value());
        return new Cell(Shade.of(Math.max(0, score.value())), text,
                quantity.label() + ", " + where + ": " + text + score.rate()
                        .map(rate -> String.format(Locale.ROOT, " %% (%.1f to %.1f)", 100 * rate.interval().low(),
                                100 * rate.interval().high()))
                        .orElse("") + String.format(Locale.ROOT, ", %,d positions", score.positions()));
    }

    /** Right decisions without each part, parts × groups of decisions. */
    Figure knockouts(Probed model, Knockout knockout, Knockout.Kind kind) {
        Map<DecisionKind, Accuracy> whole = KnockoutEffect.right(knockout.whole(), kinds);
        List<KnockoutEffect> effects = KnockoutEffect.of(knockout, kinds).stream()
                .filter(effect -> effect.kind() == kind)
                .toList();
        List<String> parts = new ArrayList<>(List.of("(nothing)"));
        List<List<Cell>> cells = new ArrayList<>();
        cells.add(whole.entrySet().stream()
                .map(entry -> new Cell(Shade.of(entry.getValue().rate()), ProbeWords.percent(entry.getValue().rate()),
                        entry.getKey().label() + " with every part"))
                .toList());
        for (String part : effects.stream().map(KnockoutEffect::part).distinct().toList()) {
            parts.add(part);
            cells.add(effects.stream().filter(effect -> effect.part().equals(part))
                    .map(effect -> new Cell(Shade.of(effect.without().rate()),
                            ProbeWords.percent(effect.without().rate()),
                            String.format(Locale.ROOT, "%s without %s: %s %% (%.1f to %.1f), with it %s %%",
                                    effect.group().label(), part, ProbeWords.percent(effect.without().rate()),
                                    100 * effect.without().low(), 100 * effect.without().high(),
                                    ProbeWords.percent(effect.whole().rate()))))
                    .toList());
        }
        String how = kind == Knockout.Kind.ZERO ? "zero" : "its mean";
        int length = knockout.whole().length();
        return new Figure(file(model, "knockouts-" + kind + "-" + length),
                new HeatMap(titled(model, "Right decisions in %, " + at(length) + ", one part says " + how), "without",
                        parts,
                        List.of(), whole.keySet().stream().map(DecisionKind::label).toList(), cells).svg());
    }

    /** How far each patch moves the decision, parts × tokens. */
    Figure patching(Probed model, Patching patching) {
        List<String> words = model.probe().words();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < patching.tokens().size(); i++) {
            String own = word(words, patching.tokens().get(i));
            String other = word(words, patching.otherTokens().get(i));
            columns.add(own.equals(other) ? own : own + "→" + other);
        }
        List<List<Cell>> cells = patching.rows().stream().map(row -> {
            List<Cell> line = new ArrayList<>();
            for (int i = 0; i < row.moved().size(); i++) {
                double moved = row.moved().get(i);
                line.add(new Cell(Shade.signed(moved),
                        moved(moved), row.part().label() + " at " + columns.get(i) + ": "
                                + (Double.isFinite(moved)
                                        ? String.format(Locale.ROOT, "%.3f", moved)
                                        : LengthFigure.NO_NUMBER)));
            }
            return line;
        }).toList();
        return new Figure(file(model, "patching"), new HeatMap(
                titled(model,
                        "Patching " + patching.decision() + ": 0 keeps " + words.get(patching.answer())
                                + ", 1 moves to "
                                + words.get(patching.otherAnswer())),
                "patched", patching.rows().stream().map(row -> row.part().label()).toList(), List.of(), columns,
                cells).svg());
    }

    private static String moved(double moved) {
        if (!Double.isFinite(moved)) {
            return "–";
        }
        return Math.abs(moved) >= 0.005 ? String.format(Locale.ROOT, "%.2f", moved) : "";
    }

    private static String word(List<String> words, int token) {
        return words.get(token).equals("SEP") ? "⊥" : words.get(token);
    }
}

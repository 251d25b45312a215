package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.Claim;
import dev.lengthwise.probe.Knockout;
import dev.lengthwise.probe.LayerVerdict;
import dev.lengthwise.probe.LinearScore;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.Places;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.Quantity;
import dev.lengthwise.probe.Side;
import dev.lengthwise.result.study.ArmLengths;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was found inside of models, as plain text for a terminal. */
public final class ProbeTable {
    private final ProbeResult result;
    private final DecisionKinds kinds;
    private final StringBuilder text = new StringBuilder();

    private ProbeTable(ProbeResult result) {
        this.result = result;
        this.kinds = DecisionKinds.named(result.task());
    }

    /** Model after model, at most {@value TerminalTable#WIDTH} columns wide. */
    public static String of(ProbeResult result) {
        ProbeTable table = new ProbeTable(result);
        result.models().forEach(table::model);
        table.rightKey();
        return table.text.toString();
    }

    private void model(ProbeResult.Probed model) {
        text.append(model.name()).append(": ").append(model.about()).append('\n');
        ModelProbe probe = model.probe();
        verdicts(probe);
        for (int length : result.plan().lengths()) {
            for (Basis basis : Basis.values()) {
                primitives(probe, length, basis);
            }
        }
        attention(probe, "weight on equal tokens, %", rate -> 100 * rate.mass().equal());
        attention(probe, "weight on the successor, %", rate -> 100 * rate.mass().successor());
        attention(probe, "entropy, nats", AttentionRate::entropy);
        if (ProbeWords.isSparse(probe)) {
            attention(probe, "tokens with no weight, %", rate -> 100 * rate.zeros().orElse(0));
        }
        linear(probe);
        probe.knockouts().forEach(this::knockout);
        text.append('\n');
    }

    /** All models, so that they stand side by side. */
    private void rightKey() {
        List<String> heading = new ArrayList<>(List.of("length", ""));
        result.plan().attentionLengths().forEach(length -> heading.add(String.valueOf(length)));
        for (RightKey.Wanted wanted : RightKey.Wanted.values()) {
            TextGrid grid = new TextGrid().row(heading);
            for (ProbeResult.Probed model : result.models()) {
                RightKey.of(model.probe(), model.trained(), wanted).ifPresent(key -> {
                    List<String> row = new ArrayList<>(List.of(model.name()
                            + (model.probe().tempered() ? " (tempered)" : ""), key.label()));
                    result.plan().attentionLengths().forEach(length -> row.add(key.percent(length)));
                    grid.row(row);
                });
            }
            TerminalTable.wrap("Attention on " + wanted.label()
                    + " from output positions, %, in the head with most of it at a length of training", "  ", text);
            text.append(grid).append('\n');
        }
        RightKey.missing(result).ifPresent(words -> TerminalTable.wrap(words, "  ", text));
    }

    private String unseen(int length) {
        String mark = ArmLengths.of(result).mark(length);
        return "length " + length + (mark.isEmpty() ? "" : " (" + mark + ")");
    }

    private void verdicts(ModelProbe probe) {
        probe.verdicts().forEach((length, layers) -> {
            heading("What each layer shows in most positions, " + unseen(length));
            for (LayerVerdict verdict : layers) {
                List<String> shown = ProbeWords.shown(verdict, probe);
                TerminalTable.wrap("  layer " + verdict.layer() + ": "
                        + (shown.isEmpty() ? "nothing that is looked for" : String.join("; ", shown)), "    ", text);
                if (!verdict.paper().isEmpty()) {
                    TerminalTable.wrap("    the paper: " + verdict.paper() + " -> " + verdict.agreement().words(),
                            "    ", text);
                }
            }
        });
    }

    private void primitives(ModelProbe probe, int length, Basis basis) {
        List<PrimitiveRate> rates = probe.primitives().stream()
                .filter(rate -> rate.length() == length && rate.basis() == basis).toList();
        List<Claim> claims = ProbeWords.claims(rates, result.task());
        TextGrid grid = new TextGrid();
        grid.row(heading(claims, claim -> claims.indexOf(claim) == 0
                || claims.get(claims.indexOf(claim) - 1).side() != claim.side() ? claim.side().label() : ""));
        grid.row(heading(claims, claim -> claim.primitive().column()));
        for (String hook : rates.stream().map(PrimitiveRate::hook).distinct().toList()) {
            List<String> row = new ArrayList<>(List.of(Places.label(hook)));
            for (Claim claim : claims) {
                Optional<PrimitiveRate> rate = rates.stream()
                        .filter(each -> each.hook().equals(hook) && each.claim().equals(claim)).findFirst();
                row.add(rate.map(each -> ProbeWords.percent(each.shown().share()) + (each.isPresent() ? "*" : " "))
                        .orElse("-"));
            }
            grid.row(row);
        }
        heading("Primitives, " + basis + " basis, " + unseen(length)
                + ": % of positions; * above a half and above chance");
        text.append(grid);
    }

    private void heading(String words) {
        text.append('\n');
        TerminalTable.wrap(words, "  ", text);
    }

    private interface Words {
        String of(Claim claim);
    }

    private static List<String> heading(List<Claim> claims, Words words) {
        List<String> heading = new ArrayList<>(List.of(""));
        claims.forEach(claim -> heading.add(words.of(claim)));
        return heading;
    }

    private void attention(ModelProbe probe, String what, ToDoubleFunction<AttentionRate> value) {
        List<AttentionRate> rates = probe.attention().stream().filter(rate -> rate.side() == Side.OUTPUT).toList();
        List<Integer> lengths = rates.stream().map(AttentionRate::length).distinct().toList();
        TextGrid grid = new TextGrid();
        List<String> heading = new ArrayList<>(List.of("length"));
        lengths.forEach(length -> heading.add(String.valueOf(length)));
        grid.row(heading);
        for (int layer = 0; layer < probe.depth(); layer++) {
            for (int head = 0; head < probe.heads(); head++) {
                List<String> row = new ArrayList<>(List.of("head " + layer + "." + head));
                for (int length : lengths) {
                    int inLayer = layer;
                    int number = head;
                    row.add(rates.stream()
                            .filter(rate -> rate.length() == length && rate.layer() == inLayer
                                    && rate.head() == number)
                            .map(rate -> String.format(Locale.ROOT, "%.2f", value.applyAsDouble(rate))).findFirst()
                            .orElse("-"));
                }
                grid.row(row);
            }
        }
        text.append("\nAttention from output positions: ").append(what).append('\n').append(grid);
    }

    private void linear(ModelProbe probe) {
        List<String> hooks = probe.linear().stream().map(LinearScore::hook).distinct().toList();
        List<Quantity> quantities = probe.linear().stream().map(LinearScore::quantity).distinct().toList();
        TextGrid grid = new TextGrid();
        List<String> heading = new ArrayList<>(List.of(""));
        for (String hook : hooks) {
            heading.addAll(List.of(Places.label(hook), "longer", "shuffled"));
        }
        grid.row(heading);
        for (Quantity quantity : quantities) {
            List<String> row = new ArrayList<>(
                    List.of(quantity.label() + (quantity.classes() ? ", % right" : ", R²")));
            for (LinearScore score : probe.linear().stream().filter(each -> each.quantity().equals(quantity))
                    .toList()) {
                row.add(number(quantity, score.trained()));
                row.add(number(quantity, score.longer()));
                row.add(number(quantity, score.trainedShuffled()));
            }
            grid.row(row);
        }
        text.append("\nLinear probes trained on ").append(result.plan().linear().words())
                .append(", on held-out inputs; longer: length ").append(probe.longerLength()).append('\n')
                .append(grid);
    }

    private static String number(Quantity quantity, LinearScore.Score score) {
        return quantity.classes()
                ? ProbeWords.percent(score.value())
                : Double.isNaN(score.value()) ? "-" : String.format(Locale.ROOT, "%.2f", score.value());
    }

    private void knockout(Knockout knockout) {
        Map<DecisionKind, Accuracy> whole = KnockoutEffect.right(knockout.whole(), kinds);
        List<KnockoutEffect> effects = KnockoutEffect.of(knockout, kinds);
        TextGrid grid = new TextGrid();
        List<String> heading = new ArrayList<>(List.of("without"));
        whole.keySet().forEach(group -> heading.add(group.label()));
        grid.row(heading);
        List<String> nothing = new ArrayList<>(List.of("(nothing)"));
        whole.values().forEach(right -> nothing.add(ProbeWords.percent(right.rate())));
        grid.row(nothing);
        for (String part : effects.stream().map(KnockoutEffect::part).distinct().toList()) {
            List<String> row = new ArrayList<>(List.of(part));
            for (DecisionKind group : whole.keySet()) {
                row.add(effects.stream().filter(effect -> effect.part().equals(part) && effect.group().equals(group))
                        .map(effect -> ProbeWords.percent(effect.without().rate()))
                        .collect(Collectors.joining(" / ")));
            }
            grid.row(row);
        }
        int length = knockout.whole().length();
        heading("Right decisions in %, " + unseen(length) + ", " + knockout.whole().exact().total()
                + " inputs, with one part knocked out: zero / its mean");
        text.append(grid);
        for (DecisionKind group : whole.keySet()) {
            List<KnockoutEffect> worst = KnockoutEffect.worst(effects, group);
            if (!worst.isEmpty()) {
                TerminalTable.wrap("  " + group.label() + " breaks without " + worst.stream().map(KnockoutEffect::words)
                        .collect(Collectors.joining(", ")), "    ", text);
            }
        }
    }

}

package dev.lengthwise.cli;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.tensor.Asked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --engine}, for the commands that train: the same as {@code --set train.engine=...}. */
final class EngineOption {
    private static final String KEY = "train.engine=";

    @Option(names = "--engine", converter = AskedWord.OfEngine.class, paramLabel = "E", description = "torch; kernel, our own: fp32, the same bits on every machine; or auto: kernel up to width "
            + EngineKind.KERNELS_WIDEST + ", torch above (default: the recipe's)")
    private @Nullable Asked<EngineKind> engine;

    /** Reads an engine's name. */
    static final class Word implements ITypeConverter<EngineKind> {
        @Override
        public EngineKind convert(String text) {
            return Options.word(EngineKind.values(), text);
        }
    }

    boolean isAsked() {
        return engine != null;
    }

    /** What replaces values of the recipe: the given ones and this. */
    List<String> with(CommandSpec spec, List<String> sets) {
        Asked<EngineKind> asked = engine;
        if (asked == null) {
            return sets;
        }
        if (sets.stream().anyMatch(set -> set.startsWith(KEY))) {
            throw new ParameterException(spec.commandLine(), "--engine " + asked + " is not allowed beside --set "
                    + KEY + "...: one of them would count for nothing");
        }
        List<String> all = new ArrayList<>(sets);
        all.add(KEY + asked);
        return all;
    }
}

package dev.lengthwise.cli;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --engine}, for the commands that ask a model. */
final class AnswerEngineOption {
    @Option(names = "--engine", converter = EngineOption.Word.class, paramLabel = "E", description = "torch, or kernel, our own, for fp32 (default: the one that trained the run, for fp32 on the processor; else torch)")
    private @Nullable EngineKind engine;

    /** The engine that is asked for, or has trained the model and can do what is asked; without a word to libtorch. */
    EngineKind choose(CommandSpec spec, StoredModel stored, DeviceOption device, Asked<Precision> precision) {
        boolean onGpu = device.asked().is(Device.CUDA);
        boolean can = !onGpu && precision.is(Precision.FP32);
        if (engine == EngineKind.KERNEL && !can) {
            throw new ParameterException(spec.commandLine(),
                    "--engine kernel computes in fp32 and on the processor; it is not allowed beside "
                            + (onGpu ? "--device cuda" : "--precision " + precision));
        }
        EngineKind chosen = engine != null ? engine : can ? stored.engine() : EngineKind.TORCH;
        if (chosen == EngineKind.KERNEL && !KernelTraining.hasVectors()) {
            System.err.println("the engine kernel computes with " + KernelTraining.describe());
        }
        return chosen;
    }
}

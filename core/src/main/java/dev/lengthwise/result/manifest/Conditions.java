package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Quoted;
import java.util.Optional;

/** What bits depend on besides recipe and seed, as results keep it: an {@link Environment}, whose numbers stand as text here. */
public record Conditions(@Key("the command line") Optional<String> command,
        @Key("the name of the processor") Optional<String> processor,
        @Quoted @Key(value = "its cores", allowed = "at least 1") Optional<Integer> cores,
        @Key("where models were trained: cpu, or cuda and the name of the GPU") Optional<String> device,
        @Quoted @Key(value = "threads that an operation may use", allowed = "1 to 1024") Optional<Integer> threads,
        @Key("the arithmetic") Optional<String> precision,
        @Key("the arithmetic of training, where arms differ in it") Optional<String> precisions,
        @Key("what trained: torch, or kernel, whose bits depend on no machine") Optional<String> engine,
        @Key("the operating system and its architecture") Optional<String> system,
        @Key("the version of Java") Optional<String> jdk,
        @Key("the version of the libtorch binding") Optional<String> libtorch,
        @Key("which code OpenBLAS runs") Optional<String> blasKernels,
        @Key("the processor's vector instructions") Optional<String> vectors,
        @Key("which code libtorch's libraries run") Optional<String> kernels,
        @Key("whether the environment chooses other code than the processor would") Optional<String> presets,
        @Key("the version of lengthwise") Optional<String> version,
        @Key("the commit of its source, with -modified where files differ from it") Optional<String> commit) {
    /** Nothing is known. */
    public static final Conditions UNKNOWN = new Conditions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /** @param precisions where arms differ in their arithmetic */
    static Conditions of(Environment from, Optional<String> precisions) {
        return new Conditions(Optional.of(from.command()), Optional.of(from.processor()), Optional.of(from.cores()),
                from.device(), Optional.of(from.threads()), Optional.of(from.precision()), precisions, from.engine(),
                Optional.of(from.system()), Optional.of(from.jdk()), Optional.of(from.libtorch()),
                Optional.of(from.blasKernels()), from.vectors(), from.kernels(), from.presets(),
                Optional.of(from.version()), Optional.of(from.commit()));
    }
}

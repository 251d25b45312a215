package dev.lengthwise.result.manifest;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import java.util.Optional;

/** Where numbers come from: what has to be the same to get the same bits again, besides recipe and seed. */
public record Environment(@Key("the command line") String command, @Key("the version of lengthwise") String version,
        @Key("the commit of its source, with -modified where files differ from it") String commit,
        @Key(value = "threads that an operation may use", allowed = "1 to 1024") int threads,
        @Key("the arithmetic of training") String precision,
        @Key("what trained: torch, or kernel, whose bits depend on no machine; torch where it is not said") Optional<String> engine,
        @Key("where models were trained: cpu, or cuda and the name of the GPU") Optional<String> device,
        @Key("the plug-ins that were loaded, each with a hash of its bytes") Optional<String> plugins,
        @Key("the name of the processor") String processor,
        @Key("its vector instructions") Optional<String> vectors,
        @Key(value = "its cores", allowed = "at least 1") int cores,
        @Key("the operating system and its architecture") String system, @Key("the version of Java") String jdk,
        @Key("the version of the libtorch binding") String libtorch,
        @Key("which code libtorch's libraries run") Optional<String> kernels,
        @Key("whether the environment chooses other code than the processor would") Optional<String> presets,
        @Key("which code OpenBLAS runs") String blasKernels) {
    public Environment {
        Keys.check(Environment.class, command, version, commit, threads, precision, engine, device, plugins, processor,
                vectors,
                cores, system, jdk, libtorch, kernels, presets, blasKernels);
    }

    /** The same with other words for the arithmetic. */
    public Environment withPrecision(String other) {
        return new Environment(command, version, commit, threads, other, engine, device, plugins, processor, vectors,
                cores,
                system, jdk,
                libtorch, kernels, presets, blasKernels);
    }

    /** The same with what is known of the libraries' code. */
    public Environment withKernels(String known) {
        return new Environment(command, version, commit, threads, precision, engine, device, plugins, processor,
                vectors, cores,
                system,
                jdk, libtorch, Optional.of(known), presets, blasKernels);
    }
}

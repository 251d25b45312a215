package dev.lengthwise.engine.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.util.List;

/**
 * All arithmetic of a model, for one thread.
 *
 * @param products matrices
 * @param rows rows
 * @param weighing rows of scores that become sparse weights
 * @param flat all numbers of a model
 */
record Kernels(Products products, Rowwise rows, Weighing weighing, Flat flat) {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean VECTORS = hasModule() && hasFusedMultiplyAdd();

    /** The fastest of this machine: by vectors where Java has the module for them and the processor fused multiply-adds. */
    static Kernels fastest() {
        return VECTORS ? vectors() : scalars();
    }

    static Kernels vectors() {
        return new Kernels(new VectorProducts(), new VectorRows(), new VectorWeighing(), new VectorFlat());
    }

    static Kernels scalars() {
        return new Kernels(new ScalarProducts(), new ScalarRows(), new ScalarWeighing(), new ScalarFlat());
    }

    /** What computes, in words for people: numbers that a vector holds, or that there are no vectors. */
    static String describe() {
        return VECTORS
                ? Lanes.SPECIES.vectorBitSize() + "-bit vectors"
                : "no vectors, many times slower: "
                        + (hasModule()
                                ? "the processor has no fused multiply-adds"
                                : "java needs --add-modules=" + MODULE);
    }

    static boolean hasVectors() {
        return VECTORS;
    }

    static List<String> javaOptions() {
        return ModuleFinder.ofSystem().find(MODULE).isPresent() ? List.of("--add-modules=" + MODULE) : List.of();
    }

    private static boolean hasModule() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    private static boolean hasFusedMultiplyAdd() {
        try {
            return Boolean.parseBoolean(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException e) { // a virtual machine that does not tell: any processor of these days has them
            return true;
        }
    }
}

package dev.lengthwise.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose a native library is: jars of native libraries name their own license, and not those of what they carry. */
enum NativeOrigin {
    // @formatter:off
    JAVACPP("the binding, by JavaCPP", "lib(jni.*)\\.so.*", "Apache-2.0", "LICENSE"),
    PYTORCH("PyTorch (libtorch)", "lib(torch.*|c10.*|shm|caffe2.*)\\.so.*", "BSD-3-Clause", "licenses/PyTorch.txt"),
    OPENBLAS("OpenBLAS", "libopenblas.*\\.so.*", "BSD-3-Clause", "licenses/OpenBLAS.txt"),
    GCC("GCC's runtime", "lib(gomp|gcc_s|gfortran|stdc\\+\\+)\\.so.*", "GPL-3.0-or-later WITH GCC-exception-3.1",
            "licenses/GPL-3.0.txt, licenses/GCC-exception-3.1.txt"),
    QUADMATH("GCC's libquadmath", "libquadmath\\.so.*", "LGPL-2.1-or-later", "licenses/LGPL-2.1.txt");
    // @formatter:on

    private final String title;
    private final Pattern files;
    private final String license;
    private final String text;

    /**
     * @param license its SPDX expression
     * @param text where it stands in a bundle
     */
    NativeOrigin(String title, String files, String license, String text) {
        this.title = title;
        this.files = Pattern.compile(files);
        this.license = license;
        this.text = text;
    }

    String title() {
        return title;
    }

    String license() {
        return license;
    }

    String text() {
        return text;
    }

    /** @param file {@code libtorch_cpu.so}; empty for one that is not known here */
    static Optional<NativeOrigin> of(String file) {
        return Arrays.stream(values()).filter(origin -> origin.files.matcher(file).matches()).findFirst();
    }
}

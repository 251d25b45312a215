package dev.lengthwise.run;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.kernel.KernelTraining;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.Progress;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.task.Plugins;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.WaitingThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a study: a process that does what the command {@code train} does. A process of its own keeps runs apart: its memory,
 * its threads, its crash.
 *
 * @param label arm and seed, for people
 * @param recipe the arm's recipe
 * @param device where to train; auto for the run's own or whatever is there
 * @param engine what trains
 * @param workload of the whole run
 * @param trunk the folder of the run that it leaves, where it is a branch
 * @param branches the folders of its branches, which it begins and leaves to others to end
 */
public record RunProcess(String label, Path recipe, long seed, RunFolder folder, int threads, Asked<Device> device,
        EngineKind engine, Workload workload, Optional<RunFolder> trunk, List<RunFolder> branches) {
    public RunProcess {
        branches = List.copyOf(branches);
    }
    private static final String PROGRAM = "lengthwise: "; // begins what a command says about its failure
    private static final String JAVAS = "WARNING: Using incubator modules"; // on every start with vectors

    /** A run that begins by itself. */
    public RunProcess(String label, Path recipe, long seed, RunFolder folder, int threads, Asked<Device> device,
            EngineKind engine, Workload workload) {
        this(label, recipe, seed, folder, threads, device, engine, workload, Optional.empty(), List.of());
    }

    /** Whether it may begin; a branch may once its trunk has come as far. */
    public boolean isReady() throws IOException {
        return trunk.isEmpty() || Branches.isBegun(folder);
    }

    /** Whether nothing is left to do; a run whose manifest is damaged is not done, and fails when it is started. */
    public boolean isDone() throws IOException {
        if (!Files.exists(folder.manifest())) {
            return false;
        }
        try {
            RunManifest manifest = RunManifest.read(folder.manifest());
            for (RunFolder branch : branches) {
                if (!Branches.isBegun(branch)) {
                    return false;
                }
            }
            return manifest.isDone() && !isShorter(manifest.progress())
                    && Files.exists(folder.evaluation()) && Files.exists(folder.report());
        } catch (DamagedFileException e) {
            return false;
        }
    }

    /** Whether it ended with fewer steps than it is to have by now. */
    private boolean isShorter(Progress done) {
        return done.stoppedAt().isEmpty() && done.step().filter(step -> step < workload.steps()).isPresent();
    }

    /** Whether a process works on the run, such as one of an earlier session of the study that has not stopped yet. */
    public boolean isBusy() throws IOException {
        return FolderLock.isHeld(folder.path());
    }

    /**
     * Starts or continues the run; its words go to {@link #log()}.
     *
     * @param program its main method knows the command {@code train}
     */
    public Process start(Class<?> program) throws IOException {
        Files.createDirectories(folder.path());
        Files.deleteIfExists(folder.doing()); // of a process that was killed
        ProcessBuilder builder = new ProcessBuilder(command(program));
        WaitingThreads.spinBriefly(builder.environment());
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    List<String> command(Class<?> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(RunProcess::concernsRuns).toList());
        if (engine == EngineKind.KERNEL) {
            command.addAll(KernelTraining.javaOptions());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), "train",
                recipe.toString(), "--seed", Long.toString(seed), "--out", folder.path().toString(), "--threads",
                Integer.toString(threads),
                "--device", device.toString(), "--resume",
                "--stop-with", Long.toString(ProcessHandle.current().pid())));
        if (!branches.isEmpty()) {
            command.add("--trunk-only");
        }
        Plugins.installed().folders().forEach(plugins -> command.addAll(List.of("--plugins", plugins.toString())));
        return command;
    }

    /** A debugger or a profiler belongs to this process alone, and a log is no terminal. */
    private static boolean concernsRuns(String argument) {
        return !argument.startsWith("-agent") && !argument.startsWith("-javaagent")
                && !argument.startsWith("-Dlengthwise.terminal");
    }

    /** What the process printed. */
    Path log() {
        return folder.path().resolve(".log");
    }

    /** The last thing the process printed, for a message about its failure. */
    public String lastWords() throws IOException {
        if (!Files.isRegularFile(log())) {
            return "no output";
        }
        String text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
        return text.lines().filter(line -> !line.isBlank() && !line.equals("#") && !line.startsWith(JAVAS))
                .reduce((first, second) -> second)
                .map(line -> line.startsWith(PROGRAM) ? line.substring(PROGRAM.length()) : line).orElse("no output");
    }
}

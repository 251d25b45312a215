package dev.lengthwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lengthwise.TinyRecipe;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.train.TrainEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a run ends, its manifest does not say that it is running. */
class RunStateTest {
    private static final Recipe RECIPE = TinyRecipe.with("train.steps=12", "train.checkpointEvery=5");

    @TempDir
    Path folder;

    private RunFolder out() {
        return new RunFolder(folder.resolve("run"));
    }

    /** A run that comes to an end at step 7. */
    private Throwable runUntil(Supplier<Throwable> end) {
        return catchThrowable(
                () -> new Run(RECIPE, new Run.Options(out().path(), true, 1, "lengthwise train tiny.yaml"),
                        new Run.Watcher() {
                            @Override
                            public void say(String message) {
                            }

                            @Override
                            public void train(TrainEvent event) {
                                if (event instanceof TrainEvent.Stepped stepped && stepped.step() == 7) {
                                    throw RunStateTest.<RuntimeException>sneaky(end.get());
                                }
                            }
                        }).go(() -> false));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneaky(Throwable any) throws E {
        throw (E) any;
    }

    static Stream<List<Object>> ends() {
        return Stream.of(
                List.of(new OutOfMemoryError("Java heap space"), "failed: out of memory: Java heap space; the JVM may"),
                List.of(new StackOverflowError(), "failed: StackOverflowError"),
                List.of(new UnsatisfiedLinkError("no jnitorch"), "failed: no jnitorch"),
                List.of(new InterruptedException(), "failed: InterruptedException"),
                List.of(new IllegalStateException(""), "failed: IllegalStateException"),
                List.of(new RuntimeException(
                        "[enforce fail at alloc_cpu.cpp:124] err == 0. DefaultCPUAllocator: can't allocate"
                                + " memory: you tried to allocate 40000000000 bytes. Error code 12 (Cannot allocate memory)\nat x"),
                        "failed: out of memory: 40.0 GB more were asked for"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whateverEndsItIsNotedAndItGoesOn(List<Object> end) throws Exception {
        Throwable failure = (Throwable) end.getFirst();
        assertThat(runUntil(() -> failure)).isSameAs(failure);
        assertThat(RunResults.read(out()).status().toString()).startsWith((String) end.getLast()).doesNotContain("\n");
        assertThat(runUntil(() -> failure)).as("it goes on from step 5, to step 7").isSameAs(failure);
    }

    @Test
    void aReportThatCannotBeWrittenFailsTheRunUntilItCan() throws Exception {
        TinyRun run = new TinyRun(out().path());
        assertThat(run.stopAfter(6, RECIPE)).isFalse();
        Files.createDirectories(out().report().resolve("in the way"));
        assertThatThrownBy(() -> run.resume(RECIPE)).hasMessageContaining("report.html");
        assertThat(run.state()).isEqualTo("failed");
        Files.delete(out().report().resolve("in the way"));
        Files.delete(out().report());
        assertThat(run.resume(RECIPE)).isTrue();
        assertThat(run.state()).isEqualTo("done");
    }

    /** What another process does while the lock is held; ends with 1 if it is not. */
    static final class Other {
        private Other() {
        }

        public static void main(String[] arguments) throws Exception {
            System.exit(FolderLock.isHeld(Path.of(arguments[0])) ? 0 : 1);
        }
    }

    private int other() throws Exception {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Other.class.getName(), folder.toString()).inheritIO().start()
                .waitFor();
    }

    /** On Linux a process that opens and closes a file gives up every lock that it has on it. */
    @Test
    void whoeverHoldsAFolderMayAskAndHoldsItStill() throws Exception {
        assertThat(FolderLock.isHeld(folder)).isFalse();
        try (FolderLock lock = FolderLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThat(FolderLock.isHeld(folder)).isTrue();
            assertThat(FolderLock.take(folder)).isNull();
            assertThat(other()).as("another process sees it").isZero();
        }
        assertThat(FolderLock.isHeld(folder)).isFalse();
        assertThat(other()).isOne();
    }
}

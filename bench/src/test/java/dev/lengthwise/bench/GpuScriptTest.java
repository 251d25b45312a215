package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** benchmarks/gpu.sh with a small script in place of lengthwise. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script is for machines with a GPU, which run Linux")
class GpuScriptTest {
    /** A machine with a GPU: 100 examples a second for a run alone; a study is interrupted at its first turn. */
    private static final String STAND_IN = """
            #!/bin/sh
            folder=${0%/*}
            out=
            device=
            last=
            for argument in "$@"; do
              case $last in --out) out=$argument ;; --device) device=$argument ;; esac
              last=$argument
            done
            case $1 in
              doctor)
                cat "$folder/doctor"
                if grep -q WRONG "$folder/doctor"; then exit 1; fi
                ;;
              train)
                mkdir -p "$out"
                for line in 1 2 3 4 5 6; do
                  echo "{\\"step\\":${line}00,\\"examplesPerSecond\\":$((line * 100)),\\"seconds\\":1}"
                done >"$out/metrics.jsonl"
                ;;
              evaluate) cat "$folder/scores-$device" ;;
              bench) echo benched ;;
              study)
                mkdir -p "$out"
                echo "at work on $2" >"$out/status.txt"
                if [ ! -e "$folder/interrupted" ]; then : >"$folder/interrupted"; exit 130; fi
                ;;
            esac
            """;

    @TempDir
    Path folder;

    private record Said(int code, String words) {
    }

    @BeforeEach
    void write() throws IOException {
        Path program = Files.writeString(folder.resolve("program"), STAND_IN);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("doctor"), "ok     device           auto means cuda (NVIDIA H200)\n");
        scores("cuda", "0.95", "0.5");
        scores("cpu", "0.95", "0.502");
    }

    private void scores(String device, String... shares) throws IOException {
        StringBuilder document = new StringBuilder("{\"results\" : [");
        for (String share : shares) {
            document.append(" {\n \"length\" : 5,\n \"exact\" : ").append(share).append(",\n \"low\" : 0.1 },");
        }
        Files.writeString(folder.resolve("scores-" + device), document + "]}\n");
    }

    private Said run(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = "sh";
        command[1] = "benchmarks/gpu.sh";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LENGTHWISE", folder.resolve("program").toString());
        builder.environment().put("OUT", folder.resolve("results").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }

    @Test
    void withoutAGpuItTellsNoFigures() throws Exception {
        Files.writeString(folder.resolve("doctor"),
                "ok     device           auto means cpu: no driver of NVIDIA's runs on this machine\n");
        for (String what : new String[]{"bench", "profile", "side", "check", "all"}) {
            Said said = run(what);
            assertThat(said.code()).as(what).isEqualTo(1);
            assertThat(said.words()).contains("gpu.sh: no GPU is used here:")
                    .contains("no driver of NVIDIA's runs on this machine").doesNotContain("benched");
        }
        assertThat(run("study", "headline").code()).isEqualTo(1);
    }

    /** The doctor itself ends with 1 then; and what was seen before does not count. */
    @Test
    void aMissingLibraryIsToldAndAMendedMachineIsLookedAtAnew() throws Exception {
        String mended = Files.readString(folder.resolve("doctor"));
        Files.writeString(folder.resolve("doctor"), "WRONG  CUDA libraries   missing: libcudnn.so.9\n"
                + "WRONG  libtorch         does not load: libcudnn.so.9\n");
        for (int time = 0; time < 2; time++) {
            Said said = run("bench");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.words()).contains("gpu.sh: no GPU is used here:\n").contains("missing: libcudnn.so.9")
                    .doesNotContain("benched");
        }
        Files.writeString(folder.resolve("doctor"), mended);
        assertThat(run("bench").words()).contains("benched");
        Files.writeString(folder.resolve("doctor"), "something else\n");
        assertThat(run("bench").words()).contains("gpu.sh: no GPU is used here:\nsomething else\n");
    }

    @Test
    void runsThatNeverBeganAreNoFigure() throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(program, Files.readString(program).replace("  train)\n", "  train) exit 1 ;;\n  other)\n"));
        Said said = run("side");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words()).contains("gpu.sh: of 1 side by side none came far enough; see ");
    }

    @Test
    void checkHoldsTheScoresOfBothDevicesAgainstEachOther() throws Exception {
        Said alike = run("check");
        assertThat(alike.code()).as(alike.words()).isZero();
        assertThat(alike.words()).contains("scores the same there and on the processor to within 0.002 at 2 lengths");
        scores("cpu", "0.95", "0.4");
        Said different = run("check");
        assertThat(different.code()).isNotZero();
        assertThat(different.words()).contains("within 0.100");
    }

    @Test
    void sideAddsUpWhatRunsDoAtATime() throws Exception {
        run("side");
        Said said = run("side");
        assertThat(Files.readAllLines(folder.resolve("results/side.txt"))).as("of the newest time alone").hasSize(3);
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).contains("gpu.sh: 1 side by side: 350 examples a second in all\n")
                .contains("gpu.sh: 2 side by side: 700 examples a second in all\n")
                .contains("gpu.sh: 4 side by side: 1400 examples a second in all\n");
    }

    @Test
    void aRunThatFailedIsNoFigure() throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(program, Files.readString(program).replace("1 2 3 4 5 6", "1 2"));
        Said said = run("side");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words()).contains("gpu.sh: of 1 side by side some failed; see ")
                .doesNotContain("examples a second");
    }

    @Test
    void allTellsTheStudiesThatAreDoneFromTheOneThatIsNot() throws Exception {
        Said said = run("all");
        assertThat(said.code()).as(said.words()).isZero();
        assertThat(said.words()).contains("at work on headline").doesNotContain("study headline is done")
                .contains("gpu.sh: study tempered is done").contains("gpu.sh: study hints is done");
    }
}

package dev.lengthwise.task.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The programs that run, one for each configuration, until this process ends. */
final class Programs {
    private static final Map<ProgramConfig, Program> RUNNING = new ConcurrentHashMap<>();

    private Programs() {
    }

    /** One that runs; started where there is none, or where it has failed. */
    static Program of(ProgramConfig config) {
        synchronized (RUNNING) {
            Program running = RUNNING.get(config);
            if (running == null || running.hasFailed()) {
                if (RUNNING.isEmpty()) {
                    Runtime.getRuntime().addShutdownHook(new Thread(Programs::closeAll, "programs"));
                }
                running = Program.start(config);
                RUNNING.put(config, running);
            }
            return running;
        }
    }

    private static void closeAll() {
        RUNNING.values().forEach(Program::close); // no lock: whoever starts one meanwhile may hold it for long
    }
}

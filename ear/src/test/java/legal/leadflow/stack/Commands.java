package legal.leadflow.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
final class Commands {
    private static final long MINUTES = 5;

    private Commands() {
    }

    /**
     * Runs a program to its end.
     *
     * @param log takes what it says
     * @throws StackFailure when it cannot be started, fails, or takes longer than five minutes
     */
    static void run(List<String> command, Map<String, String> environment, Path log) {
        Process process = start(command, environment, log);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new StackFailure(command.get(0) + " took longer than " + MINUTES + " minutes; what it said is in " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while " + command.get(0) + " ran", e);
        }
        if (process.exitValue() != 0) {
            throw new StackFailure(command.get(0) + " failed; what it said is in " + log);
        }
    }

    /**
     * Starts a program and leaves it running.
     *
     * @param log takes what it says, after what is there already
     */
    static Process start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StackFailure(command.get(0) + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Asks a program and all that it started to end, waits 30 seconds, then ends them by force. */
    static void stop(Process process) {
        if (process == null) {
            return;
        }
        List<ProcessHandle> family = java.util.stream.Stream.concat(java.util.stream.Stream.of(process.toHandle()), process.descendants()).toList();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}

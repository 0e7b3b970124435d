package legal.leadflow.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether this machine takes its time from others: the audit trail and the signed contexts carry it. */
final class TimeCheckup implements Checkup {
    /** Prints yes or no where systemd runs. */
    static final List<String> TIMEDATECTL = List.of("timedatectl", "show", "--property=NTPSynchronized", "--value");
    private final List<String> command;

    TimeCheckup(List<String> command) {
        this.command = command;
    }

    @Override
    public String part() {
        return "clock";
    }

    @Override
    public void look(Findings findings) {
        String answer = answer();
        if (answer.equals("yes") || answer.equals("no")) {
            findings.check("clock.synchronised", answer.equals("yes"), "this machine's clock is not set by others: entries of the audit trail carry a wrong time", "install chrony or switch systemd-timesyncd on");
        } else {
            findings.notChecked("clock.synchronised", "timedatectl does not tell here (a container?): ask whoever runs the machine whether its clock is set by NTP");
        }
    }

    private String answer() {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

package legal.leadflow.stack;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Ends the browser and the shared system when the tests of this JVM are over. */
public class StackSession implements LauncherSessionListener {
    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Browser.end();
        RunningStack.end();
    }
}

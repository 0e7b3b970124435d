package legal.leadflow.roles;

import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Before Arquillian reads {@code arquillian.xml}: the tests' WildFly runs, and system properties say where. Inside the server it does nothing. */
public class RunningServer implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("jboss.server.base.dir") == null) {
            RunningStack stack = RunningStack.get();
            System.setProperty("leadflow.server", stack.folders().server().toString());
            System.setProperty("leadflow.port", String.valueOf(stack.ports().application()));
            System.setProperty("leadflow.management", String.valueOf(stack.ports().management()));
            System.setProperty("javax.net.ssl.trustStore", stack.trustStore().toString());
            System.setProperty("javax.net.ssl.trustStorePassword", stack.trustStorePassword());
        }
    }
}

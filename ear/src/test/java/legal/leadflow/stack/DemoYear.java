package legal.leadflow.stack;

import java.sql.SQLException;
import java.util.function.Consumer;
import legal.leadflow.demo.DemoData;
import legal.leadflow.demo.DemoPerson;

/** A year of both demo firms, loaded once into an empty system; {@code -Dleadflow.demo-data=false} leaves the firms empty. */
final class DemoYear {
    private final Consumer<String> progress;

    DemoYear(Consumer<String> progress) {
        this.progress = progress;
    }

    void load(Stack stack) {
        if ("false".equals(System.getProperty("leadflow.demo-data"))) {
            return;
        }
        progress.accept("the demo's data is looked after; the first time it is made, which takes a moment");
        try {
            new DemoData(stack.database().as("leadflow_app"), Firms.secrets(stack.secrets()), stack.folders().firmKeys(),
                    DemoPerson.of(stack.folders().config().resolve("keycloak/demo.json"))).load(progress);
        } catch (SQLException e) {
            throw new StackFailure("the demo's data cannot be loaded: " + e.getMessage(), e);
        }
    }
}

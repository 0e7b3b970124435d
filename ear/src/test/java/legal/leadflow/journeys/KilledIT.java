package legal.leadflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** WildFly is killed in the middle of an import; it is started again, and nothing is lost or twice. */
@Order(950)
class KilledIT {
    private static final int ROWS = 20_000;

    @Test
    void anImportSurvivesAKillOfTheServer() throws SQLException {
        String mark = Unique.name("KILL");
        String address;
        try (Person eleanor = Person.anew("eleanor")) {
            Import run = Import.of(eleanor, CallFile.made(mark, ROWS)).check().start();
            eleanor.page().waitForCondition(() -> isUnderWay(mark));
            address = run.address();
        }
        RunningStack.get().killWildFly();
        long before = count(mark);
        assertThat(before).as("rows when the server was killed").isPositive().isLessThan(ROWS);
        RunningStack.get().startWildFly();
        try (Person eleanor = Person.anew("eleanor")) {
            eleanor.open(address);
            PlaywrightAssertions.assertThat(eleanor.see("#state")).hasAttribute("data-state", "DONE", new LocatorAssertions.HasAttributeOptions().setTimeout(300_000));
        }
        assertThat(count(mark)).isEqualTo(ROWS);
    }

    private static boolean isUnderWay(String mark) {
        long done = count(mark);
        return done > 0 && done < ROWS;
    }

    private static long count(String mark) {
        try {
            return ImportsIT.calls(mark);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

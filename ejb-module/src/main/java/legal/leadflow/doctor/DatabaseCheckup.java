package legal.leadflow.doctor;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import legal.leadflow.setup.InstallationFile;

/** PostgreSQL, asked as {@code leadflow_doctor} (config/postgres/doctor.sql), a role that sees settings and the catalogue and no row. */
final class DatabaseCheckup implements Checkup {
    /** Signed contexts carry a time: a clock further off makes them expire early or late. */
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final String SECONDS = "10";
    private final InstallationFile file;
    private final Clock clock;

    DatabaseCheckup(InstallationFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "database";
    }

    @Override
    public void look(Findings findings) throws SQLException, IOException {
        try (Connection connection = connect(file)) {
            for (SqlRule rule : DatabaseRules.ALL) {
                findings.check(rule.check(), rows(connection, rule.query()), rule.cause(), rule.remedy());
            }
            try (PreparedStatement ask = connection.prepareStatement("select clock_timestamp()"); ResultSet now = ask.executeQuery()) {
                now.next();
                Duration off = Duration.between(now.getObject(1, OffsetDateTime.class).toInstant(), clock.instant()).abs();
                findings.check("database.clock", off.compareTo(SKEW) <= 0, "the database's clock and this machine's are " + off.toSeconds()
                        + " s apart: signed contexts expire early or late", "have both machines take their time from the same servers (chrony or systemd-timesyncd)");
            }
        }
    }

    /** A connection to the product's database, as the doctor's file says. */
    static Connection connect(InstallationFile file) throws SQLException, IOException {
        Properties sign = new Properties();
        sign.setProperty("user", file.text("database.user").orElse("leadflow_doctor"));
        sign.setProperty("password", file.secret("database.password.file"));
        sign.setProperty("connectTimeout", SECONDS);
        sign.setProperty("socketTimeout", "60");
        sign.setProperty("ApplicationName", "leadflow-doctor");
        return DriverManager.getConnection(file.needed("database.url"), sign);
    }

    /** The first column of each row. */
    static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(query); ResultSet told = ask.executeQuery()) {
            while (told.next()) {
                rows.add(told.getString(1));
            }
        }
        return rows;
    }
}

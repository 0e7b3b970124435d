package legal.leadflow.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import legal.leadflow.crypto.Personal;
import legal.leadflow.identity.Language;
import legal.leadflow.tenancy.FirmOwned;
import legal.leadflow.tenancy.Role;
import legal.leadflow.web.Texts;
import org.junit.jupiter.api.Test;

/** Each field that an entry of the trail can tell, and each value of it that is a code, has a word in every language. */
class FieldWordsTest {
    private static final Path SERVICES = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../ejb-module/src/main/java");
    /** As the listener of the trail leaves them out: {@code FieldChanges}. */
    private static final Set<String> BOOKKEEPING = Set.of("createdAt", "createdBy", "changedAt", "changedBy", "noteByHand", "outcomeByHand");
    /** What an import tells of a call: these lines of {@code CallValues.texts}. */
    private static final Pattern OF_IMPORTS = Pattern.compile("texts\\.put\\(\"(?:touchpoint\\.)?([a-z_]+)\"");

    @Test
    void everyFieldOfEveryRecordHasAName() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (Field field : fields()) {
            wordless("audit.field." + table(field) + "." + column(field), missing);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFieldThatAnImportTellsOfACallHasAName() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher told = OF_IMPORTS.matcher(Files.readString(SERVICES.resolve("legal/leadflow/imports/CallValues.java")));
        int seen = 0;
        for (; told.find(); seen++) {
            wordless("audit.field.call." + told.group(1), missing);
        }
        assertThat(seen).isGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyValueThatIsACodeHasAWord() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (Field field : fields()) {
            if (field.getType().isEnum()) {
                for (Object code : field.getType().getEnumConstants()) {
                    spoken(table(field) + "." + column(field), ((Enum<?>) code).name(), missing);
                }
            }
        }
        for (Role role : Role.values()) {
            spoken("staff.roles", role.tokenName(), missing);
        }
        assertThat(missing).isEmpty();
    }

    private static void spoken(String field, String code, Set<String> missing) {
        String beginning = AuditWords.valuesOf(field);
        if (beginning == null) {
            missing.add("words of " + field);
        } else {
            wordless(beginning + code, missing);
        }
    }

    private static void wordless(String key, Set<String> missing) {
        Stream.of(Language.values()).filter(language -> Texts.find(language, key) == null).forEach(language -> missing.add(key + " " + language));
    }

    private static List<Field> fields() throws Exception {
        List<Field> fields = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SERVICES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("\n@Entity")) {
                    Class<?> entity = Class.forName(SERVICES.relativize(file).toString().replace(".java", "").replace('/', '.'));
                    for (Class<?> c = entity; c != FirmOwned.class && c != Object.class; c = c.getSuperclass()) {
                        Stream.of(c.getDeclaredFields()).filter(FieldWordsTest::told).forEach(fields::add);
                    }
                }
            }
        }
        assertThat(fields.stream().map(field -> table(field) + "." + column(field))).contains("lead.stage", "call.outcome", "staff.theme");
        return fields;
    }

    /** A blind index says nothing to a reader, so that the trail leaves it out. */
    private static boolean told(Field field) {
        boolean index = field.getType() == byte[].class && !field.isAnnotationPresent(Personal.class);
        return !index && !Modifier.isStatic(field.getModifiers()) && !BOOKKEEPING.contains(field.getName()) && !field.isAnnotationPresent(Id.class)
                && !field.isAnnotationPresent(Transient.class) && !field.getName().equals("firmId") && !field.getName().equals("version");
    }

    private static String table(Field field) {
        Table table = field.getDeclaringClass().getAnnotation(Table.class);
        assertThat(field.getDeclaringClass().isAnnotationPresent(Entity.class)).as(field.toString()).isTrue();
        return table == null ? underscored(field.getDeclaringClass().getSimpleName()) : table.name();
    }

    private static String column(Field field) {
        Column column = field.getAnnotation(Column.class);
        return column == null || column.name().isEmpty() ? underscored(field.getName()) : column.name();
    }

    private static String underscored(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}

package legal.leadflow.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Right;

/**
 * What can be changed about a lead, one by one. Each has its value as one text in one form, so that two values can be compared:
 * days as {@code 2026-08-14}, people and case types by id, numbers as E.164, amounts as {@code 18400.00}; null where nothing is known.
 */
public enum Fact {
    GIVEN_NAME(Kind.TEXT, Right.PARTIES, PartyName.MAX), FAMILY_NAME(Kind.TEXT, Right.PARTIES, PartyName.MAX), PHONE(Kind.PHONE, Right.PARTIES, 40),
    SPEAKS(Kind.SPEAKS, Right.PARTIES, 10),
    /** Id of a case type, or of a practice area when the type is not known yet. */
    CASE_TYPE(Kind.ID, Right.NARRATIVE, 36),
    INCIDENT_ON(Kind.DAY, Right.NARRATIVE, 10), LIMITATION_ON(Kind.DAY, Right.NARRATIVE, 10), JURISDICTION(Kind.TEXT, Right.NARRATIVE, 120),
    ATTORNEY(Kind.ID, Right.NARRATIVE, 36), OWNER(Kind.ID, Right.NARRATIVE, 36), ADVERSE_PARTY(Kind.TEXT, Right.NARRATIVE, 200),
    SUMMARY(Kind.STORY, Right.NARRATIVE, 4_000), SOURCE_SAID(Kind.TEXT, Right.NARRATIVE, NewLead.SOURCE_SAID_MAX),
    EXPECTED_FEE(Kind.AMOUNT, Right.MONEY, 20);

    /** Where a day begins first: today somewhere on earth is not ahead. */
    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(14);
    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 2199;
    private final Kind kind;
    private final Right right;
    private final int max;

    private enum Kind { TEXT, STORY, DAY, ID, PHONE, SPEAKS, AMOUNT }

    Fact(Kind kind, Right right, int max) {
        this.kind = kind;
        this.right = right;
        this.max = max;
    }

    /** Who may change it, and with {@link Right#NARRATIVE} and {@link Right#MONEY} also who may see it. */
    public Right right() {
        return right;
    }

    /** Most UTF-16 units somebody may write. */
    public int max() {
        return max;
    }

    /** The name of its input field: {@code incident-on}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it belongs to the person, and so to all their leads. */
    public boolean isOfPerson() {
        return right == Right.PARTIES;
    }

    /**
     * What somebody wrote, in this fact's one form; null for nothing.
     *
     * @throws FactRefused when it cannot be read as such a value, tells what to do
     */
    String read(String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String text = written.strip();
        int length = PlainText.Check.length(text);
        if (length > max) {
            throw new FactRefused(this, "leads.fact.refused.length", max, length);
        }
        if (!PlainText.Check.isPlain(text, kind == Kind.STORY)) {
            throw new FactRefused(this, "leads.fact.refused.characters");
        }
        return switch (kind) {
            case TEXT -> text.replaceAll("\\s+", " ");
            case STORY -> text;
            case DAY -> day(text);
            case ID -> id(text);
            case PHONE -> Phone.parse(text, "US").map(Phone::e164).orElseThrow(() -> new FactRefused(this, "leads.fact.refused.phone"));
            case SPEAKS -> speaks(text);
            case AMOUNT -> amount(text);
        };
    }

    private String day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (this == INCIDENT_ON && day.isAfter(LocalDate.now(LATEST_ZONE))) {
                throw new FactRefused(this, "leads.fact.refused.ahead");
            }
            if (day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR) {
                return day.toString();
            }
        } catch (DateTimeException e) {
            throw new FactRefused(this, "leads.fact.refused.day");
        }
        throw new FactRefused(this, "leads.fact.refused.day");
    }

    private String id(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new FactRefused(this, "leads.fact.refused.choice");
        }
    }

    private String speaks(String text) {
        if (Arrays.stream(Speaks.values()).noneMatch(language -> language.name().equals(text))) {
            throw new FactRefused(this, "leads.fact.refused.choice");
        }
        return text;
    }

    /** As written in the United States, in both languages of the pages: {@code $18,400} or {@code 18400.00}. */
    private String amount(String text) {
        String plain = text.replaceFirst("^\\$\\s*", "");
        if (!plain.matches("(\\d{1,12}|\\d{1,3}(,\\d{3}){1,3})(\\.\\d{1,2})?")) {
            throw new FactRefused(this, "leads.fact.refused.amount");
        }
        return new BigDecimal(plain.replace(",", "")).setScale(2).toPlainString();
    }
}

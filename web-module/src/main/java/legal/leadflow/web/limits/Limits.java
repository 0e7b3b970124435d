package legal.leadflow.web.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What each person, address and firm may ask for in one class of routes. */
record Limits(Quota person, Quota address, Quota firm) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}),(\\d{1,9}),(\\d{1,9})(?:/([1-9]\\d{0,3}))?");

    /**
     * Reads a setting.
     *
     * @param text {@code person,address,firm} or {@code person,address,firm/minutes}, whole numbers; 0: no limit
     * @throws IllegalArgumentException when it is neither; its text names the class and what was read
     */
    static Limits parse(RouteClass route, String text) {
        Matcher read = FORM.matcher(text.strip());
        if (!read.matches()) {
            throw new IllegalArgumentException("leadflow.limits." + route.word() + " is \"" + text + "\" and should be like " + route.usual());
        }
        Duration period = Duration.ofMinutes(read.group(4) == null ? 1 : Long.parseLong(read.group(4)));
        return new Limits(new Quota(number(read.group(1)), period), new Quota(number(read.group(2)), period), route.isOfFiles() ? new Quota(number(read.group(3)), period) : Quota.spread(number(read.group(3)), period));
    }

    /** The administrator's setting, else the usual. */
    static Limits configured(RouteClass route) {
        String set = System.getProperty("leadflow.limits." + route.word(), "");
        return parse(route, set.isBlank() ? route.usual() : set);
    }

    Quota of(Who who) {
        return switch (who) {
            case PERSON -> person;
            case ADDRESS -> address;
            case FIRM -> firm;
        };
    }

    private static long number(String requests) {
        return Long.parseLong(requests);
    }
}

package legal.leadflow.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Call-tracking exports: the sample that firms really get, and others of its kind. */
final class CallFile {
    private static final String HEAD = "id,start_time,duration,answered,voicemail,direction,first_call,customer_name,customer_phone_number,customer_city,customer_state,"
            + "customer_country,business_phone_number,tracking_phone_number,source,medium,campaign,keywords,gclid,utm_source,utm_medium,utm_campaign,landing_page_url,"
            + "referrer_domain,agent_email,tags,note,lead_status,value\r\n";

    private CallFile() {
    }

    /** 3,035 rows; {@code truth.json} of the shared data says what a correct import finds. */
    static Path sample() {
        return legal.leadflow.stack.RunningStack.get().folders().project().resolve("ear/src/test/resources/imports/callrail-calls.csv");
    }

    /** {@code rows} calls of different people whose ids begin with {@code mark}. */
    static Path made(String mark, int rows) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < rows; i++) {
            text.append(String.format(Locale.ROOT, "%s%06d,2026-%02d-%02dT%02d:%02d:00.000-06:00,%d,true,false,inbound,true,CALLER %s,+1936%07d,Houston,TX,US,"
                    + "+17135550000,+17135550101,Google Ads,cpc,PI - Car Accident,,,,,,,,,,note %d,,%n", mark, i, 1 + i % 10, 1 + i % 28, 8 + i % 10, i % 60, 30 + i % 900,
                    (char) ('A' + i % 26), 2_000_000 + i, i).replace("\n", "\r\n").replace("\r\r", "\r"));
        }
        return file(text.toString());
    }

    /** One message on the firm's voicemail, two hours old, of a campaign and of nobody the provider knows. */
    static Path voicemail(String mark, String number) {
        return file(HEAD + mark + "," + OffsetDateTime.now(ZoneOffset.ofHours(-6)).minusHours(2).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)) + ",41,false,true,inbound,true,,+1" + number
                + ",Houston,TX,US,+17135550000,+17135550101,Google Ads,cpc,PI - Car Accident,,,,,,,,,,,,\r\n");
    }

    /** A call of each of these people, whom nobody knows yet, an hour ago. */
    static Path of(String mark, String... numbers) {
        String time = OffsetDateTime.now(ZoneOffset.ofHours(-6)).minusHours(1).format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT));
        StringBuilder text = new StringBuilder(HEAD);
        for (String number : numbers) {
            text.append(mark).append(number).append(',').append(time).append(",95,true,false,inbound,true,CALLER ").append(mark.toUpperCase(Locale.ROOT)).append(",+1").append(number)
                    .append(",Houston,TX,US,+17135550000,+17135550101,Google Ads,cpc,PI - Car Accident,,,,,,,,,,,,\r\n");
        }
        return file(text.toString());
    }

    private static Path file(String text) {
        try {
            Path file = Files.createTempFile("calls", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

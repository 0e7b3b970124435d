package legal.leadflow.web.api;

import jakarta.json.stream.JsonGenerator;
import java.util.Locale;
import legal.leadflow.intake.Fact;
import legal.leadflow.intake.LeadRow;
import legal.leadflow.intake.LeadView;

/** Leads as callers are promised them. */
final class LeadJson {
    private LeadJson() {
    }

    static void write(JsonGenerator out, LeadRow lead) {
        out.writeStartObject();
        Json.write(out, "id", lead.id());
        out.write("number", lead.number());
        Json.write(out, "party", lead.party());
        out.write("name", lead.name());
        Json.write(out, "phone", lead.phone());
        Json.write(out, "practiceArea", lead.area());
        Json.write(out, "caseType", lead.caseType());
        Json.write(out, "stage", lead.stage());
        Json.write(out, "disposition", lead.disposition());
        Json.write(out, "reason", lead.reason());
        Json.write(out, "owner", lead.owner());
        Json.write(out, "source", lead.source());
        Json.write(out, "receivedAt", lead.received());
        Json.write(out, "limitationOn", lead.limitation());
        out.writeEnd();
    }

    static void write(JsonGenerator out, LeadView lead) {
        out.writeStartObject();
        Json.write(out, "id", lead.id());
        out.write("number", lead.number());
        Json.write(out, "party", lead.person().id());
        Json.write(out, "practiceArea", lead.area());
        Json.write(out, "stage", lead.stage());
        Json.write(out, "disposition", lead.disposition());
        Json.write(out, "reason", lead.reason());
        Json.write(out, "receivedAt", lead.received());
        Json.write(out, "stageSince", lead.stageSince());
        Json.write(out, "source", lead.source());
        Json.write(out, "campaign", lead.campaign());
        out.write("currency", lead.currency().getCurrencyCode());
        lead.facts().values().forEach((fact, value) -> Json.write(out, name(fact), value));
        out.writeEnd();
    }

    /** A fact's name in JSON: {@code incidentOn}. */
    static String name(Fact fact) {
        StringBuilder name = new StringBuilder();
        for (String word : fact.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}

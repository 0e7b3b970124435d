package legal.leadflow.imports;

import java.util.List;

/**
 * What a column of a call export can be. Known names are those of CallRail's calls API (v3) and of the exports of CallTrackingMetrics,
 * WhatConverts, Invoca and others; letters and digits count, case and punctuation do not. Earlier names win where a file has several.
 */
public enum CallField {
    IGNORE(0, false, List.of(), List.of()),
    CALL_ID(200, false, List.of("id", "callid", "calluuid", "callsid", "sid", "uniqueid", "uniquecallid", "leadid", "interactionid"), List.of("reference", "uuid")),
    STARTED_AT(60, false, List.of("starttime", "startedat", "callstart", "callstarttime", "calledat", "calldatetime", "datetime", "datetimeutc", "callstarted",
            "starttimelocal"), List.of("date", "calldate", "time", "created", "createdat", "datecreated", "day")),
    DURATION(20, false, List.of("duration", "durationseconds", "callduration", "calldurationseconds", "durations", "lengthseconds", "calllength",
            "durationinseconds", "talktime"), List.of("length", "seconds", "billedtime")),
    RING(20, false, List.of("ringtime", "ringduration", "ringseconds", "timetoanswer", "secondstoanswer"), List.of("waittime", "holdtime")),
    ANSWERED(40, false, List.of("answered", "isanswered"), List.of("callanswered")),
    VOICEMAIL(20, false, List.of("voicemail", "isvoicemail"), List.of("leftvoicemail")),
    OUTCOME(60, false, List.of("callstatus", "dialstatus", "answerstatus", "callresult", "disconnectreason"), List.of("status", "result", "calltype")),
    DIRECTION(40, false, List.of("direction", "calldirection"), List.of("inboundoutbound")),
    FIRST_CALL(20, false, List.of("firstcall", "firsttimecaller", "firsttimecall", "newcaller", "isnewcaller"), List.of("first", "new", "unique", "repeatcaller")),
    CALLER_NAME(PersonName.LONGEST, false, List.of("customername", "callername", "formattedcustomername", "callerid", "cnam", "contactname", "calleridname"),
            List.of("name", "contact", "fullname", "customer")),
    CALLER_NUMBER(200, false, List.of("customerphonenumber", "callernumber", "callerphonenumber", "callingnumber", "callerphone", "fromnumber", "contactnumber",
            "calleridnumber", "ani"), List.of("phonenumber", "phone", "from", "caller", "number")),
    CITY(120, false, List.of("customercity", "callercity"), List.of("city")),
    STATE(120, false, List.of("customerstate", "callerstate", "callerprovince"), List.of("state", "province", "region")),
    COUNTRY(120, false, List.of("customercountry", "callercountry"), List.of("country")),
    TRACKING_NUMBER(40, false, List.of("trackingphonenumber", "trackingnumber", "numbercalled", "dialednumber", "diallednumber", "callednumber",
            "promonumber", "dnis"), List.of("to", "tonumber")),
    BUSINESS_NUMBER(40, false, List.of("businessphonenumber", "destinationnumber", "forwardnumber", "receivingnumber", "ringtonumber", "targetnumber"),
            List.of("destination", "forwardedto")),
    SOURCE(120, false, List.of("source", "leadsource", "trackingsource", "sourcename", "formattedsource", "marketingsource", "utmsource"),
            List.of("channel", "publisher", "numbername", "trackingnumbername", "advertiser")),
    MEDIUM(120, false, List.of("medium", "leadmedium", "utmmedium"), List.of("sourcetype")),
    CAMPAIGN(160, false, List.of("campaign", "leadcampaign", "campaignname", "utmcampaign", "formattedcampaign"), List.of("adcampaign")),
    KEYWORD(2_000, false, List.of("keywords", "keyword", "leadkeyword", "utmterm", "searchterm", "searchkeyword"), List.of("term", "search", "searchquery")),
    CLICK_ID(2_000, false, List.of("gclid", "msclkid", "fbclid", "wbraid", "gbraid", "clickid"), List.of("click")),
    LANDING_PAGE(8_000, false, List.of("landingpageurl", "landingpage", "landingurl", "leadurl", "lastrequestedurl", "location"), List.of("page", "url", "referrer")),
    AGENT(254, false, List.of("agentemail", "agentname", "agent", "answeredby", "takenby", "useremail"), List.of("user", "employee", "operator")),
    TAGS(4_000, true, List.of("tags", "taglist", "calltags"), List.of("labels", "categories")),
    NOTE(CsvLimits.CELL, true, List.of("note", "notes", "comments", "callnotes"), List.of("comment", "description", "message", "callsummary")),
    LEAD_STATUS(60, false, List.of("leadstatus", "qualified", "quotable", "goodlead", "callscore"), List.of("lead", "score", "qualification", "conversion"));

    private final int longest;
    private final boolean lines;
    private final List<String> names;
    private final List<String> guesses;

    CallField(int longest, boolean lines, List<String> names, List<String> guesses) {
        this.longest = longest;
        this.lines = lines;
        this.names = names;
        this.guesses = guesses;
    }

    /** Most characters of a cell. */
    int longest() {
        return longest;
    }

    /** Whether a cell may have line breaks. */
    boolean lines() {
        return lines;
    }

    /** Whether a file without it cannot be imported. */
    public boolean isRequired() {
        return this == CALL_ID || this == STARTED_AT;
    }

    /** Names of columns that are this field without doubt, best first; letters and digits in lower case. */
    List<String> names() {
        return names;
    }

    /** Names that may mean it. */
    List<String> guesses() {
        return guesses;
    }
}

package legal.leadflow.web.inquiries;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryFilter;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.LeadCursor;

/**
 * What {@code /inquiries/list} shows, as its address says it. What cannot be read asks nothing: people change addresses by hand.
 *
 * @param at a place in the list; null for its beginning
 */
record InquiryQuery(InquiryState state, InquiryChannel channel, LeadCursor at) {
    static final String STATE = "state";
    static final String CHANNEL = "channel";
    static final String AT = "at";
    /** The inquiry that is open beside the list. */
    static final String ID = "id";
    /** The inquiry to be opened if it is still in the list; else the list's first. */
    static final String NEXT = "next";

    static InquiryQuery of(Map<String, String> parameters) {
        return new InquiryQuery(constant(InquiryState.values(), parameters.get(STATE)).orElse(InquiryState.RECEIVED), constant(InquiryChannel.values(), parameters.get(CHANNEL)).orElse(null),
                LeadCursor.parse(parameters.get(AT)).orElse(null));
    }

    InquiryFilter filter() {
        return new InquiryFilter(state, channel);
    }

    boolean isWaiting() {
        return state == InquiryState.RECEIVED;
    }

    /** The beginning of the list of another state, of the same channel. */
    InquiryQuery in(InquiryState other) {
        return new InquiryQuery(other, channel, null);
    }

    InquiryQuery from(LeadCursor place) {
        return new InquiryQuery(state, channel, place);
    }

    /** The parameters that show this part of the list, by name. */
    Map<String, String> parameters() {
        Map<String, String> parts = new LinkedHashMap<>();
        if (!isWaiting()) {
            parts.put(STATE, state.name());
        }
        if (channel != null) {
            parts.put(CHANNEL, channel.name());
        }
        if (at != null) {
            parts.put(AT, at.address());
        }
        return parts;
    }

    String address() {
        return address(parameters());
    }

    /** The address with an inquiry: {@link #ID} or {@link #NEXT}. */
    String address(String name, UUID inquiry) {
        Map<String, String> parts = parameters();
        parts.put(name, inquiry.toString());
        return address(parts);
    }

    /** Ids, codes and places alone: nothing that had to be encoded. */
    private static String address(Map<String, String> parts) {
        String query = parts.entrySet().stream().map(part -> part.getKey() + "=" + part.getValue()).collect(Collectors.joining("&"));
        return query.isEmpty() ? "/inquiries/list" : "/inquiries/list?" + query;
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}

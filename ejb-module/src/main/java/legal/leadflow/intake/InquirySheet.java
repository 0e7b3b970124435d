package legal.leadflow.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An inquiry with what is needed to decide on it.
 *
 * @param people from whom it may be, the likeliest first; none once it was decided on
 * @param twins  inquiries that may say the same, the likeliest first; none once it was decided on
 * @param names  of the colleagues, the source and the campaign that it names, by id; somebody who is gone has none
 */
public record InquirySheet(InquiryView inquiry, List<InquiryMatch> people, List<InquiryTwin> twins, Map<UUID, String> names) {
    public InquirySheet {
        names = Map.copyOf(names);
        people = List.copyOf(people);
        twins = List.copyOf(twins);
    }

    /** The only person with that number or address; null where there is none, or several. */
    public UUID surely() {
        List<InquiryMatch> sure = people.stream().filter(InquiryMatch::isSure).toList();
        return sure.size() == 1 ? sure.get(0).party() : null;
    }

    @Override
    public String toString() {
        return inquiry.toString();
    }
}

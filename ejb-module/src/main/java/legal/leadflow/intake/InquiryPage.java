package legal.leadflow.intake;

import java.util.List;

/**
 * A page of inquiries: of those that wait the longest waiting first, of others the last decided first.
 *
 * @param newer the page of newer ones; null where there is none
 * @param older the page of older ones; null where there is none
 */
public record InquiryPage(List<InquiryRow> rows, LeadCursor newer, LeadCursor older) {
    public InquiryPage {
        rows = List.copyOf(rows);
    }
}

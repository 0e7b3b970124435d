package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import legal.leadflow.tenancy.FirmOwned;

/** What a lead may bring, for those who hold {@code Right.MONEY}. Its id is the lead's. */
@Entity
@Table(name = "lead_money")
public class LeadMoney extends FirmOwned {
    @Column(name = "expected_fee")
    private BigDecimal expectedFee;
    private String currency;

    protected LeadMoney() {
    }

    LeadMoney(UUID lead, Currency currency) {
        super(lead);
        this.currency = currency.getCurrencyCode();
    }

    void expectedFee(BigDecimal amount) {
        expectedFee = amount;
    }

    /** In {@link #getCurrency}, two decimal places; null when nobody has said. */
    public BigDecimal getExpectedFee() {
        return expectedFee;
    }

    public Currency getCurrency() {
        return Currency.getInstance(currency);
    }
}

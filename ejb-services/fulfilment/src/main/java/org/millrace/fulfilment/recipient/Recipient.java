package org.millrace.fulfilment.recipient;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Fulfilment's own view of a customer: as good as the last event that it heard, and there while Sales is gone. */
@Entity
@Table(name = "recipient")
public class Recipient {

    @Id
    private String customerId;

    private String name;
    private String email;

    @Embedded
    private Address address;

    private long sourceVersion;

    protected Recipient() {}

    Recipient(CustomerNews news) {
        this.customerId = news.customerId();
        take(news);
    }

    /** Takes what Sales says of the customer, unless it is older than what it said before. */
    void hear(CustomerNews news) {
        if (news.version() > sourceVersion) {
            take(news);
        }
    }

    private void take(CustomerNews news) {
        name = news.name();
        email = news.email();
        address = news.address();
        sourceVersion = news.version();
    }
}

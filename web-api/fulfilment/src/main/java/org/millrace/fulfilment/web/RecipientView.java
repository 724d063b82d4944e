package org.millrace.fulfilment.web;

import org.millrace.fulfilment.recipient.Address;
import org.millrace.fulfilment.recipient.RecipientDetails;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;

/**
 * A recipient as clients see it.
 *
 * @param version Sales' version of the customer that this is
 */
public record RecipientView(String customerId, String name, String email, Address address, long version, Links _links) {

    static RecipientView of(RecipientDetails recipient, Api api) {
        return new RecipientView(
                recipient.customerId(),
                recipient.name(),
                recipient.email(),
                recipient.address(),
                recipient.version(),
                api.links("/recipients/" + recipient.customerId()));
    }
}

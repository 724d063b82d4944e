package org.millrace.sales.web;

import org.millrace.sales.customer.Address;
import org.millrace.sales.customer.CustomerDetails;

/**
 * A customer as a client sends it.
 *
 * @param customerId the id that the client chose, or null
 */
public record CustomerBody(String customerId, String name, String email, Address address) {

    CustomerDetails details() {
        return new CustomerDetails(name, email, address);
    }
}

package org.millrace.sales.web;

import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Links;
import org.millrace.sales.customer.Address;
import org.millrace.sales.customer.CustomerSnapshot;

/** A customer as clients see it. */
public record CustomerView(String customerId, String name, String email, Address address, long version, Links _links) {

    static CustomerView of(CustomerSnapshot customer, Api api) {
        return new CustomerView(
                customer.customerId(),
                customer.name(),
                customer.email(),
                customer.address(),
                customer.version(),
                api.links("/customers/" + customer.customerId())
                        .and("orders", "/orders?customerId=" + customer.customerId())
                        .and("events", "/events?subject=" + customer.customerId()));
    }
}

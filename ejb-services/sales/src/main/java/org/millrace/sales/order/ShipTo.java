package org.millrace.sales.order;

import jakarta.persistence.Embeddable;
import org.millrace.sales.customer.Address;
import org.millrace.sales.customer.Customer;

/**
 * Where an order goes: an address with a name.
 *
 * @param region state, province or county, or null
 * @param postalCode or null
 */
@Embeddable
public record ShipTo(String name, String street, String city, String region, String postalCode, String country) {

    static ShipTo of(Customer customer) {
        Address home = customer.address();
        return new ShipTo(
                customer.name(), home.street(), home.city(), home.region(), home.postalCode(), home.country());
    }
}

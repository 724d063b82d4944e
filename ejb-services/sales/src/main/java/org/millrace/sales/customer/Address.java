package org.millrace.sales.customer;

import jakarta.persistence.Embeddable;

/**
 * A postal address.
 *
 * @param region state, province or county, or null
 * @param postalCode or null
 */
@Embeddable
public record Address(String street, String city, String region, String postalCode, String country) {}

package org.millrace.fulfilment.recipient;

import jakarta.persistence.Embeddable;

/** A postal address; region and postal code where the country has them. */
@Embeddable
public record Address(String street, String city, String region, String postalCode, String country) {}

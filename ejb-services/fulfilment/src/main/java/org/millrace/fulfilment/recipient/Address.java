package org.millrace.fulfilment.recipient;

/** A postal address; region and postal code where the country has them. */
public record Address(String street, String city, String region, String postalCode, String country) {}

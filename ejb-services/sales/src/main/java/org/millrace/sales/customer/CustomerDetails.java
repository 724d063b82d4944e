package org.millrace.sales.customer;

/**
 * What a customer says of itself.
 *
 * @param email or null
 */
public record CustomerDetails(String name, String email, Address address) {}

package org.millrace.fulfilment.recipient;

/**
 * What Fulfilment takes from Sales' events about a customer.
 *
 * @param version Sales' version of the customer: the higher the newer
 */
public record CustomerNews(String customerId, String name, String email, Address address, long version) {}

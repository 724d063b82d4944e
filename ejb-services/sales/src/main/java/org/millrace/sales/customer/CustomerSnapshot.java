package org.millrace.sales.customer;

/** How a customer reads, on the API and in its events. */
public record CustomerSnapshot(String customerId, String name, String email, Address address, long version) {}

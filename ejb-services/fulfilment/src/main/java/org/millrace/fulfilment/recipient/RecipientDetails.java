package org.millrace.fulfilment.recipient;

/**
 * A recipient as it is shown.
 *
 * @param email may be null
 * @param version Sales' version of the customer that this is
 */
public record RecipientDetails(String customerId, String name, String email, Address address, long version) {}

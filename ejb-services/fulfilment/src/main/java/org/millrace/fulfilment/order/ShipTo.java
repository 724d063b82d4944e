package org.millrace.fulfilment.order;

import jakarta.persistence.Embeddable;

/** Where an order goes: who receives it, and the postal address as it was when the order was placed. */
@Embeddable
public record ShipTo(String name, String street, String city, String region, String postalCode, String country) {}

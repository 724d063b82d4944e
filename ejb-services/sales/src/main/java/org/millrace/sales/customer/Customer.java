package org.millrace.sales.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.millrace.platform.event.Aggregate;

/**
 * Someone who may order. Registered once, changed as life goes on, never removed: its orders refer to it. Orders copy
 * name and address when they are placed, so a move does not redirect what is on its way.
 */
@Entity
public class Customer extends Aggregate {

    @Id
    private String customerId;

    private String name;
    private String email;
    private Address address;

    protected Customer() {}

    public static Customer register(String customerId, CustomerDetails details) {
        Customer customer = new Customer();
        customer.customerId = customerId;
        customer.take(details);
        customer.recordEvent("registered");
        return customer;
    }

    /** Replaces all details; what says nothing new is no change. */
    public void change(CustomerDetails details) {
        if (details.equals(new CustomerDetails(name, email, address))) {
            return;
        }
        take(details);
        recordEvent("changed");
    }

    public String customerId() {
        return customerId;
    }

    public String name() {
        return name;
    }

    public Address address() {
        return address;
    }

    public CustomerSnapshot snapshot() {
        return snapshot(version());
    }

    private CustomerSnapshot snapshot(long version) {
        return new CustomerSnapshot(customerId, name, email, address, version);
    }

    private void take(CustomerDetails details) {
        name = details.name();
        email = details.email();
        address = details.address();
    }

    private void recordEvent(String what) {
        record("millrace.sales.customer." + what, customerId, "customer/" + customerId, this::snapshot);
    }
}

package org.millrace.sales.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.event.RecordedEvents;

class CustomerTest {

    private static final Address BERLIN = new Address("Am Markt 3", "Freiburg", null, "79098", "Germany");
    private static final CustomerDetails ALFRED = new CustomerDetails("Blumen Weber", null, BERLIN);

    private final Customer customer = Customer.register("WEBER", ALFRED);

    @Test
    void tellsAllOfItselfWhenRegistered() {
        assertThat(RecordedEvents.of(customer)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("millrace.sales.customer.registered");
            assertThat(event.aggregate()).isEqualTo("customer/WEBER");
            assertThat(event.data()).isEqualTo(new CustomerSnapshot("WEBER", "Blumen Weber", null, BERLIN, 1));
        });
    }

    @Test
    void recordsAChangeOnlyWhereSomethingIsNew() {
        customer.change(ALFRED);
        customer.change(new CustomerDetails("Blumen Weber", "einkauf@weber.example", BERLIN));

        assertThat(RecordedEvents.typesOf(customer)).containsExactly("customer.registered", "customer.changed");
    }
}

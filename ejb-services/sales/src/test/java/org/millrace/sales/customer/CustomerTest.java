package org.millrace.sales.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millrace.platform.event.RecordedEvents;

class CustomerTest {

    private static final Address BERLIN = new Address("Obere Str. 57", "Berlin", null, "12209", "Germany");
    private static final CustomerDetails ALFRED = new CustomerDetails("Alfreds Futterkiste", null, BERLIN);

    private final Customer customer = Customer.register("ALFKI", ALFRED);

    @Test
    void tellsAllOfItselfWhenRegistered() {
        assertThat(RecordedEvents.of(customer)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("millrace.sales.customer.registered");
            assertThat(event.aggregate()).isEqualTo("customer/ALFKI");
            assertThat(event.data()).isEqualTo(new CustomerSnapshot("ALFKI", "Alfreds Futterkiste", null, BERLIN, 1));
        });
    }

    @Test
    void recordsAChangeOnlyWhereSomethingIsNew() {
        customer.change(ALFRED);
        customer.change(new CustomerDetails("Alfreds Futterkiste", "maria@example.org", BERLIN));

        assertThat(RecordedEvents.typesOf(customer)).containsExactly("customer.registered", "customer.changed");
    }
}

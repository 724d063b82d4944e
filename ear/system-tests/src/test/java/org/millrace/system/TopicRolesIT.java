package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.millrace.launcher.Caller;
import org.millrace.system.Guest.Refused;
import org.millrace.system.Subscription.Kind;

/** Who may do what with messaging (CONTRACT 5 and 8), in each protocol of the broker. */
class TopicRolesIT extends BothSystems {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource
    void integratorsListenAndDoNotSend(Protocol protocol) {
        Guest integrator = protocol.guest(Caller.INTEGRATOR);
        try (Listener listener = integrator.listens(Subscription.to("sales.events", Kind.PLAIN))) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> integrator.publishes("sales.events", "{}"));
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> integrator.commands("sales.commands", "{}"));

            String sku = new Wholesaler().listsProduct("1.00");
            assertThat(listener.next(SOON).subject()).isEqualTo(sku);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CORE, sales.commands",
        "CORE, sales.commands.dead",
        "CORE, sales.events::fulfilment.inbox",
        "AMQP, sales.commands",
        "AMQP, sales.commands.dead",
        "AMQP, sales.events::fulfilment.inbox",
        "STOMP, sales.commands",
        "STOMP, sales.commands.dead",
        "STOMP, sales.events::fulfilment.inbox"
    })
    void integratorsReadNoQueueOfTheContexts(Protocol protocol, String queue) {
        Guest integrator = protocol.guest(Caller.INTEGRATOR);

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> integrator.reads(queue));
    }

    @ParameterizedTest
    @EnumSource
    void integratorsNeitherTakeNorEndTheSubscriptionOfTheOtherContext(Protocol protocol) {
        Guest integrator = protocol.guest(Caller.INTEGRATOR);
        // in every protocol these two make the name of Fulfilment's own queue
        Subscription taken = new Subscription("sales.events", Kind.DURABLE, "fulfilment", "inbox", null);
        Subscription changed = taken.selecting("cloudEvents_type = 'none'");

        assertThatThrownBy(() -> integrator.listens(taken).close());
        assertThatThrownBy(() -> integrator.listens(changed).close());
        assertThatThrownBy(() -> integrator.unsubscribes(taken));

        Wholesaler wholesaler = new Wholesaler();
        wholesaler.awaitKnown(wholesaler.listsProduct("1.00"));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyConnectsWithoutTheRightPassword(Protocol protocol) {
        String user = TestServer.credentials().user(Caller.INTEGRATOR);
        Subscription subscription = Subscription.to("sales.events", Kind.PLAIN);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> protocol.guest(user, "wrong").listens(subscription));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> protocol.guest("nobody", "wrong").listens(subscription));
    }
}

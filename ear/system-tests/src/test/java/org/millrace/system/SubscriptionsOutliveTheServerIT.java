package org.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.container.ManagementClient;
import org.junit.jupiter.api.Test;
import org.millrace.launcher.Caller;
import org.millrace.system.Subscription.Kind;

/** A restart of the server takes no durable subscription away (CONTRACT 5). */
class SubscriptionsOutliveTheServerIT extends BothSystems {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Wholesaler wholesaler = new Wholesaler();

    @ArquillianResource
    @TargetsContainer("wildfly")
    private ManagementClient server;

    @Test
    void whoComesBackHearsWhatHappenedBeforeAndAfterTheRestart() {
        Map<Subscription, Guest> subscribers = new LinkedHashMap<>();
        for (Protocol protocol : Protocol.values()) {
            subscribers.put(products(Kind.DURABLE), protocol.guest(Caller.INTEGRATOR));
            if (protocol != Protocol.STOMP) {
                subscribers.put(products(Kind.SHARED_DURABLE), protocol.guest(Caller.INTEGRATOR));
            }
        }
        subscribers.forEach((subscription, guest) -> guest.listens(subscription).close());

        String before = wholesaler.listsProduct("1.00");
        Restart.of(server);
        String after = wholesaler.listsProduct("1.00");

        subscribers.forEach((subscription, guest) -> {
            try (Listener listener = guest.listens(subscription)) {
                assertThat(listener.next(SOON).subject()).isEqualTo(before);
                assertThat(listener.next(SOON).subject()).isEqualTo(after);
            }
            guest.unsubscribes(subscription);
        });
    }

    private static Subscription products(Kind kind) {
        return Subscription.to("sales.events", kind).selecting("cloudEvents_type = 'millrace.sales.product.listed'");
    }
}

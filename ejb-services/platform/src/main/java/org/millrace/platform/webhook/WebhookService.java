package org.millrace.platform.webhook;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.millrace.platform.database.Database;
import org.millrace.platform.event.CloudEventAttributes;
import org.millrace.platform.event.EventFeed;
import org.millrace.platform.operation.Operations;
import org.millrace.platform.signal.Signal;

/** Everything about webhooks, put together. */
public final class WebhookService implements AutoCloseable {

    /**
     * A key by which anybody can verify a signature v1a.
     *
     * @param publicKey as Standard Webhooks writes it: {@code whpk_…}
     */
    public record PublicKey(String id, String publicKey) {}

    private final List<SigningKey> keys;
    private final Destinations destinations;
    private final Outbound outbound;
    private final Dispatcher dispatcher;
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    /**
     * @param node this node's name
     * @param baseUrl where this system is found
     * @param told raised when there is something to be sent by itself
     * @param executor the server's, for what takes time
     */
    public WebhookService(
            WebhookSettings settings,
            String node,
            String baseUrl,
            Database database,
            EventFeed feed,
            Operations operations,
            CloudEventAttributes attributes,
            Signal told,
            Executor executor,
            Clock clock) {
        Secrets secrets = new Secrets(settings.secretsKey());
        keys = settings.signingKeys().stream().map(SigningKey::new).toList();
        destinations = new Destinations(settings.reach(), SystemDefaultDnsResolver.INSTANCE);
        outbound = new Outbound(destinations);
        dispatcher = new Dispatcher(
                database,
                new DispatchStore(database, secrets, node, clock),
                new LedgerStore(database, node, clock),
                feed,
                operations,
                new Messages(attributes),
                new Sender(outbound, new Signer(keys, clock), baseUrl),
                new Schedule(
                        settings.schedule(), () -> ThreadLocalRandom.current().nextDouble()),
                told,
                executor,
                clock);
        webhooks = new Webhooks(database, secrets, destinations, told, clock);
        deliveries = new Deliveries(database, told, clock);
    }

    public void start(ThreadFactory threads) {
        destinations.start(threads);
        outbound.start(threads);
        dispatcher.start(threads);
    }

    /** Tells how the API shows things. Nothing is sent before that is known. */
    public void present(Presentation presentation) {
        dispatcher.present(presentation);
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    /** The system's own keys. */
    public List<PublicKey> keys() {
        return keys.stream()
                .map(key -> new PublicKey(key.id(), key.publicKey()))
                .toList();
    }

    @Override
    public void close() {
        dispatcher.close();
        outbound.close();
        destinations.close();
    }
}

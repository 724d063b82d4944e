package org.millrace.platform.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;
import org.millrace.platform.problem.Refusal;

/**
 * Which URLs may be called. A name is looked up once, all its addresses are checked, and the first of them is the one that
 * is called: a name server that answers differently the next time changes nothing.
 */
final class Destinations implements AutoCloseable {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int LONGEST = 2048;
    private static final String IPV4 = "([0-9]{1,3}\\.){3}[0-9]{1,3}";

    /** Name servers that do not answer hold so many threads at most. */
    private static final int LOOKUPS = 128;

    /** A client that registers a URL waits no longer for its name. */
    private static final long PATIENCE_MS = 2_000;

    private final Reach reach;
    private final DnsResolver names;
    private ExecutorService lookups;

    Destinations(Reach reach, DnsResolver names) {
        this.reach = reach;
        this.names = names;
    }

    void start(ThreadFactory threads) {
        lookups = new ThreadPoolExecutor(0, LOOKUPS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    /**
     * Checks a URL when a client names it. A name that cannot be looked up now passes: it is looked up before each request.
     *
     * @throws UnreadableUrl if it is not a URL
     * @throws Refusal {@code forbidden-address} (422) if it may not be called
     */
    void check(String url) {
        try {
            locate(url).get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException unknown) {
            // nobody answers for the name
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Refusal forbidden) {
                throw forbidden;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /**
     * Looks up where the URL leads now.
     *
     * @return completes with {@link Refusal} if it may not be called, with {@link UnknownHostException} if its name is
     *     unknown
     */
    CompletableFuture<Destination> locate(String url) {
        URI uri = read(url);
        checkParts(uri);
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        CompletableFuture<Destination> found = new CompletableFuture<>();
        Runnable lookup = () -> {
            try {
                found.complete(destination(uri, host));
            } catch (UnknownHostException | RuntimeException failure) {
                found.completeExceptionally(failure);
            }
        };
        if (isLiteral(host)) {
            lookup.run();
        } else {
            lookups.execute(lookup);
        }
        return found;
    }

    @Override
    public void close() {
        if (lookups != null) {
            lookups.shutdownNow();
        }
    }

    private Destination destination(URI uri, String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : addresses) {
            if (!reach.allows(address)) {
                throw WebhookProblems.forbidden("The host " + host + " leads to an address that webhooks may not call: "
                        + "give a URL with a public address.");
            }
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Destination(
                new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), addresses[0], host, port(uri)),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private void checkParts(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && reach.allowsUnencrypted())) {
            throw WebhookProblems.forbidden("Webhooks are not sent by " + scheme + ": give an https URL.");
        }
        if (uri.getRawUserInfo() != null) {
            throw WebhookProblems.forbidden(
                    "The URL holds a user or password, which would not be kept secret: leave them out and verify the"
                            + " signature.");
        }
        int port = port(uri);
        if (port != HTTPS && (port < FIRST_UNPRIVILEGED || port > 65_535)) {
            throw WebhookProblems.forbidden(
                    "Webhooks may not call port " + port + ": use 443, or one from 1024 to 65535.");
        }
    }

    private static URI read(String url) {
        if (url.length() > LONGEST) {
            throw new UnreadableUrl("it is longer than " + LONGEST + " characters.");
        }
        try {
            URI uri = new URI(new URI(url).toASCIIString());
            if (uri.getScheme() == null) {
                throw new UnreadableUrl(
                        "it has no scheme: send an absolute URL, for example https://example.com/hook.");
            }
            boolean web = uri.getScheme().matches("(?i)https?");
            if (web && (uri.getHost() == null || !isHost(uri.getHost()))) {
                throw new UnreadableUrl("it has no host that can be read.");
            }
            return uri;
        } catch (URISyntaxException malformed) {
            throw new UnreadableUrl("it is not a URL (RFC 3986).");
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    /** What ends in a number is an IPv4 address, and has one form; an IPv6 address belongs to no interface. */
    private static boolean isHost(String host) {
        return !host.contains("%") && (!host.matches("(?i)(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?") || host.matches(IPV4));
    }

    /** Nobody need be asked for what is an address already. */
    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.matches(IPV4);
    }
}

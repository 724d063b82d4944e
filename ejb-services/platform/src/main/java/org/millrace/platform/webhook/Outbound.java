package org.millrace.platform.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to endpoints that nobody here knows: without a thread for each, with an end to everything, and without
 * following anything that they say. Redirects, proxies, cookies, log-ins and compressed answers are not for them.
 */
final class Outbound implements AutoCloseable {

    static final Timeout CONNECT = Timeout.ofSeconds(5);
    static final Timeout WHOLE = Timeout.ofSeconds(15);

    /** Receivers close idle connections, some after 5 s: one that they may have closed is not used again. */
    private static final TimeValue KEPT_IDLE = TimeValue.ofSeconds(3);

    /** A system that stops does not wait longer for its receivers. */
    private static final TimeValue LAST_WORDS = TimeValue.ofSeconds(1);

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_FIELDS = 100;
    private static final int THREADS = 2;
    private static final int MOST_CONNECTIONS = 4_096;
    private static final int MOST_OF_ONE = 64;

    /** An address that was checked comes with each request: nobody is asked for another. */
    private static final DnsResolver NOBODY_ASKED = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    };

    private final Destinations destinations;
    private CloseableHttpAsyncClient client;

    Outbound(Destinations destinations) {
        this.destinations = destinations;
    }

    void start(ThreadFactory threads) {
        client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(MOST_OF_ONE)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setDnsResolver(NOBODY_ASKED)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(WHOLE)
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .setHandshakeTimeout(CONNECT)
                                .build())
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_FIELDS)
                        .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(THREADS).build())
                .setThreadFactory(threads)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .setDefaultCredentialsProvider(new BasicCredentialsProvider())
                .setKeepAliveStrategy((response, context) -> KEPT_IDLE)
                .setUserAgent("Millrace")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        client.start();
    }

    /**
     * Sends one request.
     *
     * @param body null for none
     * @return completes with the answer; exceptionally if there was none in time, or if the URL may not be called
     */
    CompletableFuture<Reply> send(String method, String url, List<Header> headers, String contentType, String body) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        try {
            destinations.locate(url).whenComplete((destination, failure) -> {
                if (failure != null) {
                    reply.completeExceptionally(failure);
                } else if (!reply.isDone()) {
                    execute(method, destination, headers, entity(contentType, body), reply);
                }
            });
        } catch (RuntimeException notEvenLookedUp) {
            reply.completeExceptionally(notEvenLookedUp);
        }
        return reply.orTimeout(WHOLE.toMilliseconds(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (client != null) {
            client.initiateShutdown();
            try {
                client.awaitShutdown(LAST_WORDS);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private void execute(
            String method,
            Destination destination,
            List<Header> headers,
            AsyncEntityProducer entity,
            CompletableFuture<Reply> reply) {
        BasicHttpRequest request = new BasicHttpRequest(method, destination.host(), destination.path());
        headers.forEach(request::addHeader);
        try {
            Future<Reply> exchange = client.execute(
                    destination.host(),
                    new BasicRequestProducer(request, entity),
                    new ReplyReader(reply),
                    null,
                    HttpClientContext.create(),
                    failing(reply));
            // who takes too long is cut off
            reply.whenComplete((done, failure) -> {
                if (failure != null) {
                    exchange.cancel(true);
                }
            });
        } catch (RuntimeException failure) {
            reply.completeExceptionally(failure);
        }
    }

    private static AsyncEntityProducer entity(String contentType, String body) {
        return body == null
                ? null
                : AsyncEntityProducers.create(body.getBytes(StandardCharsets.UTF_8), ContentType.create(contentType));
    }

    private static FutureCallback<Reply> failing(CompletableFuture<Reply> reply) {
        return new FutureCallback<>() {
            @Override
            public void completed(Reply result) {
                reply.complete(result);
            }

            @Override
            public void failed(Exception cause) {
                reply.completeExceptionally(cause);
            }

            @Override
            public void cancelled() {
                reply.cancel(false);
            }
        };
    }
}

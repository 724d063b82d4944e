package org.millrace.platform.web.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millrace.platform.problem.Refusal;

/** One property, the URL of an OpenID provider, is enough to take its tokens, and its keys may change. */
class OpenIdProviderTest {

    private static RSAKey first;
    private static RSAKey second;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String issuer;
    private Tokens tokens;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        first = new RSAKeyGenerator(2048).keyID("first").generate();
        second = new RSAKeyGenerator(2048).keyID("second").generate();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = page == null ? new byte[0] : page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page == null ? 503 : 200, page == null ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort() + "/realms/trade";
        describe(issuer);
        publish(first);
        tokens = Tokens.by(
                new Properties(Map.of(
                        "millrace.oidc.issuer", issuer,
                        "mp.jwt.verify.publickey.algorithm", "RS256",
                        "mp.jwt.verify.issuer", "millrace",
                        "mp.jwt.verify.audiences", "millrace")),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itsTokensAreTaken() throws JOSEException {
        assertThat(tokens.verify(signed(first, claims()))).hasValueSatisfying(identity -> {
            assertThat(identity.name()).isEqualTo("anna");
            assertThat(identity.roles()).containsExactly("sales");
        });
    }

    @Test
    void tokensOfAnotherIssuerAreRefusedAlsoOfTheConfiguredDefault() throws JOSEException {
        assertThat(tokens.verify(signed(first, claims().issuer("millrace")))).isEmpty();
        assertThat(tokens.verify(signed(first, claims().issuer(issuer + "/")))).isEmpty();
    }

    @Test
    void audienceAndEndAreAskedForAsEver() throws JOSEException {
        assertThat(tokens.verify(signed(first, claims().audience("other")))).isEmpty();
        assertThat(tokens.verify(signed(first, claims().expirationTime(null)))).isEmpty();
    }

    @Test
    void tokensOfTheTypeForApisAreTaken() throws JOSEException {
        assertThat(tokens.verify(signed(first, claims(), new JOSEObjectType("at+jwt"))))
                .isPresent();
        assertThat(tokens.verify(signed(first, claims(), new JOSEObjectType("logout+jwt"))))
                .isEmpty();
    }

    @Test
    void aNewKeyIsTakenAtOnceAndTheOldOneNoMore() throws JOSEException {
        tokens.verify(signed(first, claims()));

        publish(second);

        assertThat(tokens.verify(signed(second, claims()))).isPresent();
        assertThat(tokens.verify(signed(first, claims().jwtID("another token"))))
                .isEmpty();
    }

    @Test
    void inventedKeysDoNotMakeUsAskTheProviderForEach() throws JOSEException {
        tokens.verify(signed(first, claims()));
        for (int i = 0; i < 20; i++) {
            RSAKey invented = new RSAKey.Builder(second).keyID("invented-" + i).build();
            assertThat(tokens.verify(signed(invented, claims()))).isEmpty();
        }

        assertThat(asked.get()).isLessThan(20);
        assertThat(tokens.verify(signed(first, claims().jwtID("another token"))))
                .isPresent();
    }

    @Test
    void whileItsKeysCannotBeReadNobodyIsCalledAStranger() throws JOSEException {
        pages.clear();
        String token = signed(first, claims());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> tokens.verify(token))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problem().status()).isEqualTo(503));
        }
    }

    @Test
    void aProviderOfAnotherNameIsNotTrusted() throws JOSEException {
        describe("https://elsewhere.example");
        String token = signed(first, claims());

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(Refusal.class);
    }

    private void describe(String name) {
        String keys = "http://localhost:" + server.getAddress().getPort() + "/keys";
        pages.put("/realms/trade/.well-known/openid-configuration", """
                {"issuer": "%s", "jwks_uri": "%s", "response_types_supported": ["code"]}""".formatted(name, keys));
    }

    private void publish(RSAKey key) {
        pages.put("/keys", new JWKSet(key.toPublicJWK()).toString());
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("millrace")
                .subject("4711")
                .claim("preferred_username", "anna")
                .claim("groups", List.of("sales"))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private static String signed(RSAKey by, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(by, claims, null);
    }

    private static String signed(RSAKey by, JWTClaimsSet.Builder claims, JOSEObjectType type) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(by.getKeyID())
                        .type(type)
                        .build(),
                claims.build());
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }

    /** What is configured, and nothing else. */
    private record Properties(Map<String, String> values) implements Config {

        Properties {
            values = new HashMap<>(values);
        }

        @Override
        public <T> T getValue(String name, Class<T> type) {
            return getOptionalValue(name, type).orElseThrow();
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.ofNullable(values.get(name))
                    .map(value -> type.cast(type.isArray() ? value.split(",") : value));
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}

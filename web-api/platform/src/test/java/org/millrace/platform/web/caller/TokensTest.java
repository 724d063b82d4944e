package org.millrace.platform.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a token of our issuer, for us, signed by its key and not yet at its end speaks for anybody. */
class TokensTest {

    private static RSAKey key;
    private static RSAKey strange;

    @TempDir
    Path folder;

    private Tokens tokens;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        strange = new RSAKeyGenerator(2048).keyID("first").generate();
    }

    @BeforeEach
    void publishKeys() throws IOException {
        publish(key);
        tokens = new Tokens(TokenVerifier.of("RS256", keys(), "millrace", Set.of("millrace")), Clock.systemUTC());
    }

    @Test
    void speaksForItsSubjectWithItsGroups() throws JOSEException {
        assertThat(tokens.verify(signed(claims().build(), key))).hasValueSatisfying(identity -> {
            assertThat(identity.name()).isEqualTo("anna");
            assertThat(identity.roles()).containsExactlyInAnyOrder("sales", "integrator");
        });
    }

    @Test
    void isRefusedFromAnotherIssuer() throws JOSEException {
        assertThat(tokens.verify(signed(claims().issuer("other").build(), key))).isEmpty();
    }

    @Test
    void isRefusedForAnotherAudience() throws JOSEException {
        assertThat(tokens.verify(signed(claims().audience("other").build(), key)))
                .isEmpty();
    }

    @Test
    void isRefusedWithoutAnEnd() throws JOSEException {
        assertThat(tokens.verify(signed(claims().expirationTime(null).build(), key)))
                .isEmpty();
    }

    @Test
    void isRefusedAfterItsEnd() throws JOSEException {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        assertThat(tokens.verify(signed(claims().expirationTime(past).build(), key)))
                .isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void isAskedForAnewAfterItsEnd() throws JOSEException {
        String token = signed(claims().build(), key);
        List<String> asked = new ArrayList<>();
        JWTProcessor<SecurityContext> verifier = TokenVerifier.of("RS256", keys(), "millrace", Set.of("millrace"));
        JWTProcessor<SecurityContext> counting = (JWTProcessor<SecurityContext>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JWTProcessor.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return verifier.process((String) arguments[0], null);
                });
        Tokens today = new Tokens(counting, Clock.systemUTC());
        today.verify(token);
        today.verify(token);
        assertThat(asked).as("remembered").hasSize(1);

        Tokens tomorrow = new Tokens(counting, Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));
        tomorrow.verify(token);
        tomorrow.verify(token);

        assertThat(asked).as("not remembered beyond its end").hasSize(3);
    }

    @Test
    void isRefusedWithTheSignatureOfAnotherKey() throws JOSEException {
        assertThat(tokens.verify(signed(claims().build(), strange))).isEmpty();
    }

    @Test
    void isRefusedWithAKeyThatNobodyKnowsHoweverOftenItComes() throws JOSEException {
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        for (int time = 1; time <= 3; time++) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(), claims().build());
            jwt.sign(new RSASSASigner(unknown));

            assertThat(tokens.verify(jwt.serialize())).as("time " + time).isEmpty();
        }
    }

    @Test
    void isRefusedWithoutASignature() {
        assertThat(tokens.verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void isRefusedWithAnotherAlgorithmThanThePinnedOne() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
        jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertThat(tokens.verify(jwt.serialize())).isEmpty();
    }

    @Test
    void isRefusedIfItIsNoToken() {
        for (String text : List.of("", "x", "a.b.c", "....", "eyJhbGciOiJub25lIn0..")) {
            assertThat(tokens.verify(text)).as(text).isEmpty();
        }
    }

    private String keys() {
        return folder.resolve("keys").toUri().toString();
    }

    private void publish(RSAKey published) throws IOException {
        Files.writeString(folder.resolve("keys"), new JWKSet(published.toPublicJWK()).toString());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("millrace")
                .audience("millrace")
                .subject("4711")
                .claim("upn", "anna")
                .claim("groups", List.of("sales", "integrator"))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), claims);
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }
}

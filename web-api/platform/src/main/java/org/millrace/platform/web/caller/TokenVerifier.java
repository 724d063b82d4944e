package org.millrace.platform.web.caller;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Which tokens are taken, by the configuration names of MicroProfile JWT 2.1, section 9: the algorithm is pinned, issuer and
 * audience must be ours, and a token must have an end.
 */
final class TokenVerifier {

    private TokenVerifier() {}

    /**
     * Reads {@code mp.jwt.verify.publickey.location} (URL of a JWK Set, RFC 7517: read anew when it has no key of a token's
     * {@code kid}), {@code mp.jwt.verify.publickey.algorithm}, {@code mp.jwt.verify.issuer} and
     * {@code mp.jwt.verify.audiences}.
     */
    static JWTProcessor<SecurityContext> of(Config config) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.parse(config.getValue("mp.jwt.verify.publickey.algorithm", String.class)),
                keys(config.getValue("mp.jwt.verify.publickey.location", String.class))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                Arrays.stream(config.getValue("mp.jwt.verify.audiences", String[].class))
                        .collect(Collectors.toSet()),
                new JWTClaimsSet.Builder()
                        .issuer(config.getValue("mp.jwt.verify.issuer", String.class))
                        .build(),
                Set.of("exp"),
                Set.of()));
        return processor;
    }

    private static JWKSource<SecurityContext> keys(String location) {
        return JWKSourceBuilder.create(url(location)).retrying(true).build();
    }

    private static URL url(String location) {
        try {
            return URI.create(location).toURL();
        } catch (MalformedURLException | IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey.location must be the URL of a JWK Set, not " + location, broken);
        }
    }
}

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
import java.util.Set;

/** Which tokens are taken: the algorithm is pinned, issuer and audience must be ours, and a token must have an end. */
final class TokenVerifier {

    private TokenVerifier() {}

    /**
     * @param algorithm the only one that is taken (RFC 7518, section 3.1), for example RS256
     * @param keys URL of a JWK Set (RFC 7517); read anew when it has no key of a token's {@code kid}
     * @param audiences of which a token must name one
     */
    static JWTProcessor<SecurityContext> of(String algorithm, String keys, String issuer, Set<String> audiences) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.parse(algorithm), source(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audiences, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"), Set.of()));
        return processor;
    }

    private static JWKSource<SecurityContext> source(String keys) {
        return JWKSourceBuilder.create(url(keys)).retrying(true).build();
    }

    private static URL url(String keys) {
        try {
            return URI.create(keys).toURL();
        } catch (MalformedURLException | IllegalArgumentException broken) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey.location must be the URL of a JWK Set, not " + keys, broken);
        }
    }
}

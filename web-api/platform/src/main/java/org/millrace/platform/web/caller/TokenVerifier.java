package org.millrace.platform.web.caller;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;

/** Which tokens are taken: the algorithm is pinned, issuer and audience must be ours, and a token must have an end. */
final class TokenVerifier {

    private TokenVerifier() {}

    /** How long keys count that were read before, while their source cannot be reached. */
    private static final long OUTAGE_MS = Duration.ofHours(1).toMillis();

    /** Plain tokens, and those of RFC 9068, which many providers issue for APIs. */
    private static final JOSEObjectTypeVerifier<SecurityContext> TYPES =
            new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);

    /**
     * @param algorithm the only one that is taken (RFC 7518, section 3.1), for example RS256
     * @param keys of the issuer; read anew when there is none of a token's {@code kid}
     * @param audiences of which a token must name one
     */
    static JWTProcessor<SecurityContext> of(
            String algorithm, JWKSource<SecurityContext> keys, String issuer, Set<String> audiences) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.parse(algorithm), keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audiences, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"), Set.of()));
        return processor;
    }

    /** The keys of a JWK Set (RFC 7517) at that URL. */
    static JWKSource<SecurityContext> keysAt(String url) {
        return kept(JWKSourceBuilder.create(url(url)));
    }

    /** The keys to which an OpenID provider's own description leads. */
    static JWKSource<SecurityContext> keysOf(String issuer) {
        return kept(JWKSourceBuilder.create(new IssuerKeys(issuer)));
    }

    private static JWKSource<SecurityContext> kept(JWKSourceBuilder<SecurityContext> keys) {
        return new SparingKeys(keys.retrying(true).outageTolerant(OUTAGE_MS).build());
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

package org.millrace.platform.web.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Tells whom a bearer token speaks for (MicroProfile JWT 2.1: RFC 7519 with the claims {@code upn} and {@code groups}). It
 * remembers for half a minute which tokens were valid: a caller sends the same one with every request, and to verify a
 * signature costs more than all the rest of accepting. So a key that is withdrawn counts for so long; the end of a token's
 * life is noticed at once.
 */
final class Tokens {

    private static final Duration TRUSTED = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final JWTProcessor<SecurityContext> verifier;
    private final Clock clock;
    private final Cache<String, Identity> valid = Caffeine.newBuilder()
            .expireAfterWrite(TRUSTED)
            .maximumSize(REMEMBERED)
            .build();

    Tokens(JWTProcessor<SecurityContext> verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * Takes tokens by the configuration names of MicroProfile JWT 2.1, section 9:
     * {@code mp.jwt.verify.publickey.algorithm}, {@code mp.jwt.verify.publickey.location} (the URL of a JWK Set),
     * {@code mp.jwt.verify.issuer} and {@code mp.jwt.verify.audiences} (by commas).
     */
    static Tokens by(Config config, Clock clock) {
        return new Tokens(
                TokenVerifier.of(
                        config.getValue("mp.jwt.verify.publickey.algorithm", String.class),
                        config.getValue("mp.jwt.verify.publickey.location", String.class),
                        config.getValue("mp.jwt.verify.issuer", String.class),
                        Set.of(config.getValue("mp.jwt.verify.audiences", String[].class))),
                clock);
    }

    /**
     * @return empty if the token is not valid
     * @throws IllegalStateException if the issuer's keys cannot be had now
     */
    Optional<Identity> verify(String token) {
        Identity known = valid.getIfPresent(token);
        if (known != null && known.expiresAt().isAfter(clock.instant())) {
            return Optional.of(known);
        }
        try {
            Identity identity = identity(verifier.process(token, null));
            valid.put(token, identity);
            return Optional.of(identity);
        } catch (RateLimitReachedException manyUnknownKeys) {
            // the key set was read a moment ago, and had no such key: inventing key ids must not look like an outage
            return Optional.empty();
        } catch (KeySourceException noKeys) {
            throw new IllegalStateException("The keys of the tokens' issuer cannot be read", noKeys);
        } catch (BadJOSEException | JOSEException | ParseException invalid) {
            return Optional.empty();
        }
    }

    private static Identity identity(JWTClaimsSet claims) throws ParseException {
        List<String> groups = claims.getStringListClaim("groups");
        return new Identity(
                Stream.of("upn", "preferred_username", "sub")
                        .map(claims::getClaim)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new ParseException("A token names its subject", 0)),
                groups == null ? Set.of() : new HashSet<>(groups),
                claims.getExpirationTime().toInstant());
    }
}

package org.millrace.platform.web.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
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
import org.jboss.logging.Logger;
import org.millrace.platform.problem.Problem;
import org.millrace.platform.problem.Refusal;

/**
 * Tells whom a bearer token speaks for (MicroProfile JWT 2.1: RFC 7519 with the claims {@code upn} and {@code groups}). It
 * remembers for half a minute which tokens were valid: a caller sends the same one with every request, and to verify a
 * signature costs more than all the rest of accepting. So a key that is withdrawn counts for so long; the end of a token's
 * life is noticed at once.
 */
final class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private static final Problem ISSUER_UNAVAILABLE = Problem.of(
            "issuer-unavailable",
            "Identity provider unavailable",
            503,
            "The keys of the tokens' issuer cannot be read at the moment, so no token can be checked: try again a little"
                    + " later.");

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
     * {@code mp.jwt.verify.issuer} and {@code mp.jwt.verify.audiences} (by commas). In production
     * {@code millrace.oidc.issuer}, the URL of an OpenID provider, stands for location and issuer.
     */
    static Tokens by(Config config, Clock clock) {
        Optional<String> provider = config.getOptionalValue("millrace.oidc.issuer", String.class);
        return new Tokens(
                TokenVerifier.of(
                        config.getValue("mp.jwt.verify.publickey.algorithm", String.class),
                        provider.map(TokenVerifier::keysOf)
                                .orElseGet(() -> TokenVerifier.keysAt(
                                        config.getValue("mp.jwt.verify.publickey.location", String.class))),
                        provider.orElseGet(() -> config.getValue("mp.jwt.verify.issuer", String.class)),
                        Set.of(config.getValue("mp.jwt.verify.audiences", String[].class))),
                clock);
    }

    /**
     * @return empty if the token is not valid
     * @throws Refusal 503 if the issuer's keys cannot be had now
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
        } catch (KeySourceException noKeys) {
            LOG.warnf("No token can be checked: %s", noKeys.getMessage());
            LOG.debug("Why the keys cannot be read", noKeys);
            throw new Refusal(ISSUER_UNAVAILABLE);
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

package org.millrace.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs the default run's bearer tokens (MicroProfile JWT, RS256) with a key of its own. */
final class Tokens {

    /** Issuer and audience. */
    static final String SELF = "millrace";

    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final Duration CLOSE_TO_EXPIRY = Duration.ofDays(30);

    private final RSAKey key;
    private final Clock clock;

    private Tokens(RSAKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Takes the key that is kept as a JWK, or makes it; whoever verifies finds its public half in the other file, a JWK Set. */
    static Tokens signedWith(Path privateKey, Path publicKey, Clock clock) {
        try {
            if (!Files.exists(privateKey)) {
                RSAKey made = new RSAKeyGenerator(2048).keyID(SELF).generate();
                PrivateFile.write(privateKey, made.toJSONString());
            }
            RSAKey key = RSAKey.parse(PrivateFile.read(privateKey));
            PrivateFile.write(publicKey, new JWKSet(key.toPublicJWK()).toString());
            return new Tokens(key, clock);
        } catch (ParseException | JOSEException e) {
            throw new LaunchException("No usable key in " + privateKey + ": remove it, and a new one is made.", e);
        }
    }

    /** The same token while it is good for a month or more, else a new one. */
    String renew(String token, Caller caller) {
        return token != null && lasts(token) ? token : sign(caller);
    }

    private boolean lasts(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Date expiry = jwt.getJWTClaimsSet().getExpirationTime();
            return jwt.verify(new RSASSAVerifier(key))
                    && expiry != null
                    && expiry.toInstant().isAfter(clock.instant().plus(CLOSE_TO_EXPIRY));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private String sign(Caller caller) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(SELF)
                .audience(SELF)
                .subject(caller.role())
                .claim("upn", caller.role())
                .claim("groups", List.of(caller.role()))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}

package org.millrace.platform.web.caller;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;

/** Whoever invents the names of keys cannot make us ask the issuer for each: once its keys are known, such a token has none. */
final class SparingKeys implements JWKSource<SecurityContext> {

    private final JWKSource<SecurityContext> issuer;
    private volatile boolean known;

    /** @param issuer limits how often it is asked */
    SparingKeys(JWKSource<SecurityContext> issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) throws KeySourceException {
        try {
            List<JWK> keys = issuer.get(wanted, context);
            known = true;
            return keys;
        } catch (RateLimitReachedException askedLately) {
            if (known) {
                return List.of();
            }
            throw askedLately;
        }
    }
}

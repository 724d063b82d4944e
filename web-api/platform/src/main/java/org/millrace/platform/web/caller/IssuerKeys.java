package org.millrace.platform.web.caller;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import org.millrace.platform.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The keys of an OpenID provider, which tells where they are (OpenID Connect Discovery 1.0, section 4). It is asked anew
 * each time, so that it may move them; callers see to it that this is seldom.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final int PATIENCE_MS = 2_000;
    private static final int MOST_BYTES = 1 << 18;

    private final String issuer;
    private final ResourceRetriever web = new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES);

    /** @param issuer URL, exactly as the provider's tokens name it */
    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long now, SecurityContext context)
            throws KeySourceException {
        try {
            String base = issuer.endsWith("/") ? issuer : issuer + "/";
            JsonNode provider = Json.parse(read(base + ".well-known/openid-configuration"));
            if (!provider.path("issuer").asString("").equals(issuer)) {
                throw new KeySourceException("millrace.oidc.issuer is " + issuer
                        + ", but the provider there calls itself " + provider.path("issuer") + ": configure that name");
            }
            return JWKSet.parse(read(provider.path("jwks_uri").asString("")));
        } catch (IOException | ParseException | JacksonException | IllegalArgumentException unreadable) {
            throw new KeySourceException("The keys of " + issuer + " cannot be read", unreadable);
        }
    }

    @Override
    public void close() {
        // keeps nothing open
    }

    private String read(String url) throws IOException {
        return web.retrieveResource(URI.create(url).toURL()).getContent();
    }
}

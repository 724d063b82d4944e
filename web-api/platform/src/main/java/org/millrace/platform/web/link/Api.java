package org.millrace.platform.web.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.millrace.platform.Settings;

/** Where outsiders find the context: every URL in an answer is absolute and begins with the configured base. */
@ApplicationScoped
public class Api {

    @Inject
    private Settings settings;

    /** @param path below the API's base, with a slash in front, for example {@code /orders/4711} */
    public String url(String path) {
        return beside("/api" + path);
    }

    /** The {@code _links} of what is found under that path. */
    public Links links(String selfPath) {
        return Links.at(url(""), selfPath);
    }

    /** What every entry point links to, beside the context's own resources. */
    public Links entryPoint() {
        return links("/")
                .andTemplate("operation", "/operations/{id}")
                .and("events", "/events")
                .and("webhooks", "/webhooks")
                .andTemplate("webhook", "/webhooks/{id}")
                .and("schemas", "/schemas")
                .andUrl("openapi", beside("/openapi"))
                .andUrl("asyncapi", beside("/asyncapi"))
                .andUrl("docs", beside("/docs"))
                .andUrl("api-catalog", beside("/.well-known/api-catalog"));
    }

    /** @param path of what is there beside the API, with a slash in front, for example {@code /docs} */
    public String beside(String path) {
        return settings.baseUrl() + "/" + settings.context() + path;
    }

    /** URL of the page that explains a type of problem; one that others have registered is its own. */
    public String problem(String type) {
        return type.startsWith("https:") ? type : beside("/problems/" + type);
    }
}

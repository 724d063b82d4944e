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
        return context() + "/api" + path;
    }

    /** The {@code _links} of what is found under that path. */
    public Links links(String selfPath) {
        return Links.at(url(""), selfPath);
    }

    /** URL of the page that explains a type of problem; one that others have registered is its own. */
    public String problem(String type) {
        return type.startsWith("https:") ? type : context() + "/problems/" + type;
    }

    private String context() {
        return settings.baseUrl() + "/" + settings.context();
    }
}

package org.millrace.platform.web.docs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.web.link.Api;

/** The context's API and what describes it, as a set of links (RFC 9727, RFC 9264). */
@WebServlet("/.well-known/api-catalog")
public class ApiCatalog extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String MEDIA_TYPE =
            "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";

    /** @param type the media type */
    record Target(String href, String type) {}

    @Inject
    private transient Api api;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String self = api.beside("/.well-known/api-catalog");
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Link", "<" + self + ">; rel=\"api-catalog\"");
        response.getOutputStream().write(Json.writeBytes(Map.of("linkset", List.of(catalog(self), description()))));
    }

    private Map<String, Object> catalog(String self) {
        return Map.of("anchor", self, "item", List.of(new Target(api.url("/"), "application/json")));
    }

    private Map<String, Object> description() {
        return Map.of(
                "anchor",
                api.url("/"),
                "service-desc",
                List.of(
                        new Target(api.beside("/openapi"), "application/yaml"),
                        new Target(api.beside("/asyncapi"), "application/yaml")),
                "service-doc",
                List.of(new Target(api.beside("/docs"), "text/html")),
                "service-meta",
                List.of(new Target(api.url("/schemas"), "application/json")));
    }
}

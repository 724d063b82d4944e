package org.millrace.platform.web.openapi;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.millrace.platform.Settings;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of an API: YAML, or JSON to whoever prefers that. Anybody may read it, from any site. */
public abstract class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Application api;

    @Inject
    private transient Schemas schemas;

    @Inject
    private transient Settings settings;

    private transient JsonNode document;

    protected OpenApiServlet(Application api) {
        this.api = api;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = "JSON".equalsIgnoreCase(request.getParameter("format"))
                || Accept.prefers(request.getHeader("Accept"), "json", "yaml");
        response.setContentType(json ? "application/json" : "application/yaml");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        response.getOutputStream()
                .write(
                        json
                                ? Json.writeBytes(document())
                                : OpenApi.yaml(document()).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized JsonNode document() {
        if (document == null) {
            document = OpenApi.of(settings.context(), api, schemas, getClass().getClassLoader());
        }
        return document;
    }
}

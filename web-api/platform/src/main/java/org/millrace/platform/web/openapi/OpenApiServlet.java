package org.millrace.platform.web.openapi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.millrace.platform.Settings;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of the context's API: YAML, or JSON to whoever prefers that. Anybody may read it, from any site. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient BeanManager beans;

    @Inject
    private transient Schemas schemas;

    @Inject
    private transient Settings settings;

    private transient JsonNode document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = "JSON".equalsIgnoreCase(request.getParameter("format"))
                || Accept.prefers(request.getHeader("Accept"), "json", "yaml");
        response.setContentType(json ? "application/json" : "application/yaml");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        response.getOutputStream()
                .write(json ? Json.writeBytes(document()) : OpenApi.yaml(document()).getBytes(StandardCharsets.UTF_8));
    }

    private synchronized JsonNode document() {
        if (document == null) {
            List<Class<?>> classes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(Bean::getBeanClass)
                    .toList();
            document = OpenApi.of(settings.context(), classes, schemas, OpenApiServlet.class.getClassLoader());
        }
        return document;
    }
}

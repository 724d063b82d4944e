package org.millrace.platform.web.asyncapi;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.millrace.platform.Settings;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.openapi.Accept;
import org.millrace.platform.web.openapi.OpenApi;
import tools.jackson.databind.JsonNode;

/** Shows the AsyncAPI document: as YAML, as JSON or a page by {@code Accept}, or by {@code ?format=}. */
@WebServlet("/asyncapi")
public class AsyncApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Schemas schemas;

    @Inject
    private transient Settings settings;

    /** Host and port of the messaging acceptor as others reach it. */
    @Inject
    @ConfigProperty(name = "millrace.messaging.address", defaultValue = "localhost:61616")
    private String broker;

    private transient JsonNode document;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String format = format(request);
        switch (format) {
            case "JSON" -> send(response, "application/json", Json.writeBytes(document()));
            case "HTML" -> {
                response.setHeader(
                        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
                send(response, "text/html;charset=UTF-8", utf8(AsyncApiPage.of(document())));
            }
            default -> send(response, "application/yaml", utf8(OpenApi.yaml(document())));
        }
    }

    private static String format(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return Optional.ofNullable(request.getParameter("format"))
                .map(format -> format.toUpperCase(Locale.ROOT))
                .orElseGet(() -> Accept.prefers(accept, "html", "yaml")
                        ? "HTML"
                        : Accept.prefers(accept, "json", "yaml") ? "JSON" : "YAML");
    }

    private static void send(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private synchronized JsonNode document() {
        if (document == null) {
            document =
                    AsyncApi.of(settings.context(), broker, schemas, getClass().getClassLoader());
        }
        return document;
    }
}

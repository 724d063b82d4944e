package org.millrace.platform.web.docs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.millrace.platform.web.link.Api;

/** Shows the API's OpenAPI document to people. All that the page loads lies beside it in {@code META-INF/resources/docs}. */
@WebServlet("/docs")
public class DocsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nothing from elsewhere; the styles that the page's own script sets are not inline ones. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>API documentation</title>
            <link rel="stylesheet" href="docs/swagger-ui.css">
            <link rel="service-desc" type="application/yaml" href="openapi">
            <script src="docs/swagger-ui-bundle.js" defer></script>
            <script src="docs/docs.js" defer></script>
            </head>
            <body>
            <p>The API begins at <a href="%1$s">%1$s</a>; its description is at <a href="openapi">openapi</a>.</p>
            <div id="docs"></div>
            <noscript><p>Without JavaScript, read <a href="openapi">the description itself</a>.</p></noscript>
            </body>
            </html>
            """;

    @Inject
    private transient Api api;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write(PAGE.formatted(api.url("/")));
    }
}

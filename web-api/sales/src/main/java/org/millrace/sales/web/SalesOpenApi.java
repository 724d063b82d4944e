package org.millrace.sales.web;

import jakarta.servlet.annotation.WebServlet;
import org.millrace.platform.web.openapi.OpenApiServlet;

/** The OpenAPI document of Sales. */
@WebServlet("/openapi")
public class SalesOpenApi extends OpenApiServlet {

    private static final long serialVersionUID = 1L;

    public SalesOpenApi() {
        super(new SalesApi());
    }
}

package org.millrace.fulfilment.web;

import jakarta.servlet.annotation.WebServlet;
import org.millrace.platform.web.openapi.OpenApiServlet;

/** The OpenAPI document of Fulfilment. */
@WebServlet("/openapi")
public class FulfilmentOpenApi extends OpenApiServlet {

    private static final long serialVersionUID = 1L;

    public FulfilmentOpenApi() {
        super(new FulfilmentApi());
    }
}

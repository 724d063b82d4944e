package org.millrace.sales.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.millrace.platform.web.Boundary;

/** The API of Sales; its callers show a JWT. */
@ApplicationPath("api")
public class SalesApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Boundary.api(
                EntryPointResource.class, CustomersResource.class, ProductsResource.class, OrdersResource.class);
    }
}

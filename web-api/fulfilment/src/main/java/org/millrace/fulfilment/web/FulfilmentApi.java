package org.millrace.fulfilment.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.millrace.platform.web.Boundary;

/** The API of Fulfilment; its callers show a JWT. */
@ApplicationPath("api")
public class FulfilmentApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Boundary.api(
                EntryPointResource.class,
                StockResource.class,
                ShipmentsResource.class,
                RecipientsResource.class,
                ViewsResource.class);
    }
}

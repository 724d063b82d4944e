package org.millrace.sales.web.desk;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.millrace.platform.web.Boundary;

/** What the order desk's page asks for; it changes with the page, and nobody else may rely on it. */
@ApplicationPath("web")
public class DeskBackend extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Boundary.application(DeskResource.class);
    }
}

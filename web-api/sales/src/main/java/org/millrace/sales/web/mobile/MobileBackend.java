package org.millrace.sales.web.mobile;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.millrace.platform.web.Boundary;

/** What the mobile app asks for; it changes with the app, and nobody else may rely on it. */
@ApplicationPath("mobile")
public class MobileBackend extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Boundary.application(OrderScreens.class);
    }
}

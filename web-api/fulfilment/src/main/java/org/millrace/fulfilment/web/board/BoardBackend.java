package org.millrace.fulfilment.web.board;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.millrace.platform.web.Boundary;

/** What the warehouse board asks for; it changes with the page, and nobody else may rely on it. */
@ApplicationPath("web")
public class BoardBackend extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Boundary.application(BoardResource.class);
    }
}

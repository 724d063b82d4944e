package org.millrace.benchmarks.bare;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** An API whose callers' JWT the server's own MicroProfile JWT would check. */
@ApplicationPath("api")
@LoginConfig(authMethod = "MP-JWT")
public class BareApi extends Application {}

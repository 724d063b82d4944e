package org.millrace.benchmarks.bare;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** An API that checks its callers' JWT as the system's APIs do. */
@ApplicationPath("api")
@LoginConfig(authMethod = "MP-JWT")
public class BareApi extends Application {}

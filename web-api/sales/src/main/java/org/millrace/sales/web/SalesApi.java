package org.millrace.sales.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The API of Sales; its callers show a JWT. */
@ApplicationPath("api")
@LoginConfig(authMethod = "MP-JWT")
public class SalesApi extends Application {}

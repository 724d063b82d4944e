package org.millrace.fulfilment.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The API of Fulfilment; its callers show a JWT. */
@ApplicationPath("api")
@LoginConfig(authMethod = "MP-JWT")
public class FulfilmentApi extends Application {}

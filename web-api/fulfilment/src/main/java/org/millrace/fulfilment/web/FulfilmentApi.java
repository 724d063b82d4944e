package org.millrace.fulfilment.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API of Fulfilment; its callers show a JWT. */
@ApplicationPath("api")
public class FulfilmentApi extends Application {}

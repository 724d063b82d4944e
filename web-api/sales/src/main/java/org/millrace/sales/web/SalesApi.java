package org.millrace.sales.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API of Sales; its callers show a JWT. */
@ApplicationPath("api")
public class SalesApi extends Application {}

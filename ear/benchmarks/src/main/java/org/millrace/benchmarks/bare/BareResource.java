package org.millrace.benchmarks.bare;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Reads a body and answers 202: HTTP and JAX-RS without anything behind them. */
@Path("/")
public class BareResource {

    /** Tells the launcher that the application is there. */
    @GET
    @PermitAll
    public String ready() {
        return "ready";
    }

    /** For callers without a token. */
    @POST
    @Path("open")
    @PermitAll
    public Response open(byte[] body) {
        return Response.accepted().build();
    }

    /** For callers with the token that orders need. */
    @POST
    @Path("orders")
    @RolesAllowed("sales")
    public Response orders(byte[] body) {
        return Response.accepted().build();
    }
}

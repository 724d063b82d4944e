package org.millrace.platform.web.schema;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.millrace.platform.json.Json;
import org.millrace.platform.schema.Schemas;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.link.Api;
import org.millrace.platform.web.link.Link;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas (2020-12) of everything that goes in and out: the same that requests are checked against. */
@ApplicationScoped
@Path("schemas")
@PermitAll
public class SchemasResource {

    private static final String MEDIA_TYPE = "application/schema+json";

    /** A schema in the list. */
    record Entry(String type, Map<String, Link> _links) {}

    /** All of them. */
    record Listing(List<Entry> items, Map<String, Link> _links) {}

    @Inject
    private Schemas schemas;

    @Inject
    private Api api;

    @GET
    @Described(id = "listSchemas", summary = "List all schemas", answers = "SchemaList")
    @Produces(MediaType.APPLICATION_JSON)
    public Object list() {
        List<Entry> entries = schemas.types().stream()
                .map(type -> new Entry(type, api.links(path(type))))
                .toList();
        return new Listing(entries, api.links("/schemas"));
    }

    @GET
    @Path("{type}")
    @Described(id = "readSchema", summary = "Read a schema", answers = "JsonSchema")
    @Produces({MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public JsonNode one(@PathParam("type") String type) {
        JsonNode schema = schemas.get(type);
        if (schema == null) {
            throw Problems.notFound("There is no schema of this name: /schemas lists all that there are.");
        }
        ObjectNode published = Json.object();
        published.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        published.put("$id", api.url(path(type)));
        schema.properties().stream()
                .filter(member -> !published.has(member.getKey()))
                .forEach(member -> published.set(member.getKey(), member.getValue()));
        return published;
    }

    private static String path(String type) {
        return "/schemas/" + type;
    }
}

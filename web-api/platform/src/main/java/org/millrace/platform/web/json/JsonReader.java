package org.millrace.platform.web.json;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.millrace.platform.json.Json;
import org.millrace.platform.web.problem.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes the body of a request a tree or a record, once it has been found valid by its schema. */
@Provider
@ApplicationScoped
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class JsonReader implements MessageBodyReader<Object> {

    @Inject
    private Validation validation;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonNode.class || type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JsonNode value = JsonText.read(body, mediaType, headers);
        for (Annotation annotation : annotations) {
            if (annotation instanceof Conforms conforms) {
                validation.require(conforms.value(), value);
            }
        }
        try {
            return type.isRecord() ? Json.read(value, type) : value;
        } catch (JacksonException unfitting) {
            throw Problems.invalid(
                    "The body does not have the form that is asked for here: compare it with its schema under /schemas.",
                    List.of());
        }
    }
}

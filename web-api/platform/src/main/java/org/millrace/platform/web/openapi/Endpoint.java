package org.millrace.platform.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.millrace.platform.web.command.CommandHeaders;
import org.millrace.platform.web.deprecation.Retiring;
import org.millrace.platform.web.description.Described;
import org.millrace.platform.web.json.Conforms;
import org.millrace.platform.web.page.Page;
import org.millrace.platform.web.state.Conditions;

/** A method of a resource, as its JAX-RS annotations describe it. */
record Endpoint(Class<?> resource, Method method, String verb) {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

    private static final Map<String, String> CONDITION = Map.of("GET", "If-None-Match", "PUT", "If-Match");

    private static final List<Class<? extends Annotation>> INJECTED = List.of(
            PathParam.class, QueryParam.class, HeaderParam.class, BeanParam.class, Context.class, Suspended.class);

    /**
     * A parameter of a request.
     *
     * @param in where it is: {@code path}, {@code query} or {@code header}
     * @param owner the class that declares it
     */
    record Input(String in, String name, Class<?> owner) {}

    static Stream<Endpoint> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> new Endpoint(resource, method, verb.value())));
    }

    Described described() {
        Described described = method.getAnnotation(Described.class);
        if (described == null) {
            throw new IllegalStateException("Say what " + method + " does with @Described");
        }
        return described;
    }

    /** Below the API's base. */
    String path() {
        String path = "/" + resource.getAnnotation(Path.class).value();
        Path further = method.getAnnotation(Path.class);
        String whole = further == null ? path : path + "/" + further.value();
        return TEMPLATE.matcher(whole).replaceAll("{$1}").replaceAll("/{2,}", "/");
    }

    /** The resource that it is about, by its path. */
    String tag() {
        String first = path().split("/", 3)[1];
        return first.isEmpty() ? "entry point" : first;
    }

    Set<Input> inputs() {
        Set<Input> inputs = new LinkedHashSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(inputs, parameter, parameter.getType(), resource);
        }
        // one bean for all verbs, of which each looks at its own
        inputs.removeIf(
                input -> input.owner() == Conditions.class && !input.name().equals(CONDITION.get(verb)));
        return inputs;
    }

    private static void add(Set<Input> inputs, AnnotatedElement element, Class<?> type, Class<?> owner) {
        for (Annotation annotation : element.getAnnotations()) {
            if (annotation instanceof PathParam path) {
                inputs.add(new Input("path", path.value(), owner));
            } else if (annotation instanceof QueryParam query) {
                inputs.add(new Input("query", query.value(), owner));
            } else if (annotation instanceof HeaderParam header) {
                inputs.add(new Input("header", header.value(), owner));
            } else if (annotation instanceof BeanParam) {
                for (Field field : type.getDeclaredFields()) {
                    add(inputs, field, field.getType(), type);
                }
            }
        }
    }

    /** The parameter that takes the body, if there is one. */
    Optional<Parameter> body() {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> INJECTED.stream().noneMatch(parameter::isAnnotationPresent))
                .findFirst();
    }

    /** Name of the JSON Schema of the body, or of each of its lines. */
    String bodySchema() {
        Conforms conforms = body().orElseThrow().getAnnotation(Conforms.class);
        if (conforms == null) {
            throw new IllegalStateException("Name the schema of the body of " + method + " with @Conforms");
        }
        return conforms.value();
    }

    List<String> consumes() {
        return List.of(declared(Consumes.class).value());
    }

    List<String> produces() {
        return Stream.of(declared(Produces.class).value())
                .map(type -> type.split(";")[0])
                .toList();
    }

    /** Empty where anybody may, also without a token. */
    List<String> roles() {
        if (method.isAnnotationPresent(PermitAll.class)) {
            return List.of();
        }
        RolesAllowed roles = declared(RolesAllowed.class);
        return roles == null ? List.of() : List.of(roles.value());
    }

    boolean isCommand() {
        return takes(CommandHeaders.class);
    }

    boolean isConditional() {
        return takes(Conditions.class);
    }

    boolean isPage() {
        return method.getReturnType() == Page.class;
    }

    Optional<Retiring> retiring() {
        return Optional.ofNullable(method.getAnnotation(Retiring.class));
    }

    /** Whether there is a parameter of that name. */
    boolean takes(String name) {
        return inputs().stream().anyMatch(input -> input.name().equals(name));
    }

    private boolean takes(Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).contains(type);
    }

    private <A extends Annotation> A declared(Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? resource.getAnnotation(type) : own;
    }
}

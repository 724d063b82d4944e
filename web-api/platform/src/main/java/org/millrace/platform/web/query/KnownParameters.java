package org.millrace.platform.web.query;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.TreeSet;

/** The names of the query parameters that a resource method declares, itself or in a bean of parameters. */
final class KnownParameters {

    private KnownParameters() {}

    static Set<String> of(Class<?> resource, Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(names, parameter, parameter.getType());
        }
        addFields(names, resource);
        return names;
    }

    private static void add(Set<String> names, AnnotatedElement element, Class<?> type) {
        QueryParam parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) {
            names.add(parameter.value());
        }
        if (element.isAnnotationPresent(BeanParam.class)) {
            addFields(names, type);
        }
    }

    private static void addFields(Set<String> names, Class<?> type) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                add(names, field, field.getType());
            }
        }
    }
}

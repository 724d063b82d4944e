package org.millrace.platform.web.description;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method does, in the words of the API's OpenAPI document. What its signature tells is not repeated here:
 * parameters, bodies, roles, and the headers and problems that all methods of its kind have.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** The {@code operationId}: unique in the API, and the name of a method in generated clients. */
    String id();

    /** What the caller does with it, in a few words. */
    String summary();

    /** More of it, in CommonMark; empty where the summary says it all. */
    String text() default "";

    /** Name of the JSON Schema of a successful answer, of its items where that is a page; empty where it has no body. */
    String answers() default "";

    /** HTTP status of success; an asynchronous request is answered 202 besides. */
    int status() default 200;

    /** Headers of a successful answer that others of its kind do not have, by their names in the document. */
    String[] headers() default {};

    /** Types of problems that come from the rules of the business. */
    String[] refuses() default {};
}

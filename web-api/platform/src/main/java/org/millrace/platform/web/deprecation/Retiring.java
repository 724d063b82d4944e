package org.millrace.platform.web.deprecation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that will go: each of its answers says so ({@code Deprecation}, RFC 9745; {@code Sunset}, RFC 8594;
 * {@code Link} to the successor), and the API's document calls it deprecated.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Retiring {

    /** The day from which on nobody should begin to use it, for example {@code 2026-11-01}. */
    String since();

    /** The last day on which it works. */
    String until();

    /** Path of what to use instead, below the API's base, with the same path parameters. */
    String successor();
}

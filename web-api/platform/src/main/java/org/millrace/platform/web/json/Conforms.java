package org.millrace.platform.web.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the body of a request: it must be valid by the context's JSON Schema of that name, else the answer is a 400 that
 * lists every flaw with its JSON Pointer.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Conforms {

    /** The schema's name, for example {@code PlaceOrder}. */
    String value();
}

package org.millrace.launcher;

import java.util.Locale;

/** Those whom the default run knows: each is named as the one role that it has. */
public enum Caller {
    /** Customers, products and orders. */
    SALES,
    /** Stock, shipments and recipients. */
    WAREHOUSE,
    /** Webhooks and topics; may log in to messaging. */
    INTEGRATOR,
    /** Everything, and the console; may log in to messaging. */
    OPS;

    /** The name in tokens, in users and in roles. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.millrace.sales.web;

/** The form of ids and skus: no other can exist, so a path with another one leads nowhere. */
final class Id {

    static final String PATTERN = "[A-Za-z0-9._-]{1,64}";

    private Id() {}

    static boolean isWellFormed(String id) {
        return id.matches(PATTERN);
    }
}

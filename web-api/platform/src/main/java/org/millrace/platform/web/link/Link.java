package org.millrace.platform.web.link;

/**
 * Where something is.
 *
 * @param href absolute URL
 */
public record Link(String href) {}

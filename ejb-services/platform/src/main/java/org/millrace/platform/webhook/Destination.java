package org.millrace.platform.webhook;

import org.apache.hc.core5.http.HttpHost;

/**
 * Where a request goes.
 *
 * @param host with the address that was checked: it is connected to that one and no other
 * @param path with the query
 */
record Destination(HttpHost host, String path) {}

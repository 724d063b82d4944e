package org.millrace.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The TCP ports of a run, all on loopback.
 *
 * @param offset added to the server's three ports by WildFly itself (jboss.socket.binding.port-offset)
 * @param http pages and APIs
 * @param management health and metrics
 * @param messaging CORE, AMQP 1.0 and STOMP
 * @param database PostgreSQL
 */
public record Ports(int offset, int http, int management, int messaging, int database) {

    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9990;
    private static final int MESSAGING = 61616;
    private static final int DATABASE = 54320;
    private static final int HIGHEST_OFFSET = 65535 - MESSAGING;

    /** The ports of the default run, each moved up by {@code offset}. */
    public static Ports withOffset(int offset) {
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            throw new LaunchException("millrace.port-offset is 0 to " + HIGHEST_OFFSET + ", not " + offset + ".");
        }
        return new Ports(offset, HTTP + offset, MANAGEMENT + offset, MESSAGING + offset, DATABASE + offset);
    }

    /** As {@code millrace.port-offset} and {@code millrace.database.port} say. */
    static Ports from(Properties properties) {
        Ports ports = withOffset(number(properties, "millrace.port-offset", 0));
        int database = number(properties, "millrace.database.port", ports.database);
        if (database < 1 || database > 65535) {
            throw new LaunchException("millrace.database.port is 1 to 65535, not " + database + ".");
        }
        return new Ports(ports.offset, ports.http, ports.management, ports.messaging, database);
    }

    /** Where the pages and APIs are, without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:" + http;
    }

    /** Health and metrics, without a slash at the end. */
    public String managementUrl() {
        return "http://localhost:" + management;
    }

    Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("HTTP", http);
        ports.put("management", management);
        ports.put("messaging", messaging);
        ports.put("database", database);
        return ports;
    }

    private static int number(Properties properties, String name, int otherwise) {
        String value = properties.getProperty(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new LaunchException(name + " is a number, not '" + value + "'.");
        }
    }
}

package org.millrace.platform.web.openapi;

/** What an Accept field (RFC 9110, section 12.5.1) asks for where there are two formats to choose from. */
public final class Accept {

    private Accept() {}

    /**
     * @param field as sent, or null
     * @param format part of the names of its media types, for example {@code json}
     * @param usual the same for the one that is sent to who does not mind
     */
    public static boolean prefers(String field, String format, String usual) {
        return field != null && weight(field, format) > weight(field, usual);
    }

    private static double weight(String field, String format) {
        double weight = 0;
        for (String range : field.split(",")) {
            String[] parts = range.split(";");
            if (parts[0].contains(format)
                    || parts[0].strip().equals("*/*")
                    || parts[0].strip().equals("application/*")) {
                weight = Math.max(weight, quality(parts));
            }
        }
        return weight;
    }

    private static double quality(String[] parts) {
        for (String part : parts) {
            String parameter = part.strip();
            if (parameter.matches("q=[01](\\.[0-9]{0,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }
}

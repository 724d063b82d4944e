package org.millrace.platform.web.asyncapi;

import org.millrace.platform.json.Json;
import tools.jackson.databind.JsonNode;

/** The document for people: the same content, to be read from top to bottom. */
final class AsyncApiPage {

    private static final String STYLE =
            "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto;"
                    + " padding: 0 1rem; color-scheme: light dark } table { border-collapse: collapse; width: 100%; margin: 1rem 0 }"
                    + " th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;"
                    + " border-bottom: 1px solid #8884 } pre { overflow-x: auto; padding: .75rem; background: #8881 }"
                    + " h2 { margin-top: 3rem } code, pre { font-size: .875rem }";

    private final StringBuilder html = new StringBuilder();

    private AsyncApiPage() {}

    static String of(JsonNode document) {
        return new AsyncApiPage().page(document);
    }

    private String page(JsonNode document) {
        JsonNode info = document.path("info");
        JsonNode channel = document.at("/channels/events");
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", info.path("title"));
        html.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        element("h1", info.path("title"));
        element("p", info.path("description"));
        html.append("<p>For machines: <a href=\"asyncapi?format=YAML\">AsyncAPI ")
                .append(escaped(document.path("asyncapi").asString()))
                .append(
                        "</a>, also as <a href=\"asyncapi?format=JSON\">JSON</a>. For HTTP: <a href=\"docs\">the API</a>,")
                .append(" whose feed has the same events from their beginning.</p>\n");
        element("h2", channel.path("title"));
        element("p", channel.path("description"));
        html.append("<table>\n<tr><th>protocol</th><th>host</th><th></th></tr>\n");
        document.path("servers")
                .properties()
                .forEach(server -> row(
                        server.getKey(),
                        server.getValue().path("host").asString(),
                        server.getValue().path("description").asString()));
        html.append("</table>\n<h2>Types</h2>\n<ul>\n");
        JsonNode messages = document.at("/components/messages");
        messages.properties()
                .forEach(message -> html.append("<li><a href=\"#")
                        .append(message.getKey())
                        .append("\">")
                        .append(message.getKey())
                        .append("</a></li>\n"));
        html.append("</ul>\n<h2>Properties of every message</h2>\n");
        members(messages.iterator().next().path("headers"));
        messages.forEach(this::message);
        return html.append("</body>\n</html>\n").toString();
    }

    private void message(JsonNode message) {
        html.append("<h2 id=\"").append(message.path("name").asString()).append("\">");
        html.append(escaped(message.path("name").asString())).append("</h2>\n");
        element("p", message.path("summary"));
        members(message.path("payload"));
        html.append("<pre>")
                .append(escaped(Json.tree(message.at("/examples/0/payload")).toPrettyString()))
                .append("</pre>\n");
    }

    private void members(JsonNode schema) {
        html.append("<table>\n<tr><th>name</th><th>type</th><th></th></tr>\n");
        schema.path("properties")
                .properties()
                .forEach(member -> row(
                        member.getKey(),
                        type(member.getValue()),
                        member.getValue().path("description").asString("")));
        html.append("</table>\n");
    }

    /** The types that it may have; where the schema names values instead, those. */
    private static String type(JsonNode schema) {
        JsonNode said = schema.has("type") ? schema.path("type") : schema.path("enum");
        return said.isArray()
                ? String.join(
                        ", ", said.values().stream().map(JsonNode::asString).toList())
                : said.asString("");
    }

    private void row(String name, String type, String description) {
        html.append("<tr><td><code>").append(escaped(name)).append("</code></td><td>");
        html.append(escaped(type))
                .append("</td><td>")
                .append(escaped(description))
                .append("</td></tr>\n");
    }

    private void element(String name, JsonNode text) {
        html.append('<').append(name).append('>');
        html.append(escaped(text.asString())).append("</").append(name).append(">\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

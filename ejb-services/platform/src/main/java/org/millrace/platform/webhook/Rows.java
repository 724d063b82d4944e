package org.millrace.platform.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.millrace.platform.database.Sql;

/** Reads what the tables hold. */
final class Rows {

    static final String WEBHOOK = "id, owner, url, types, subject, mode, status, reason, version";

    static final String ATTEMPT =
            "id, webhook, position, event_id, type, attempt, time, status, duration_ms, outcome, error, answer";

    private Rows() {}

    static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                row.getString("owner"),
                row.getString("url"),
                types(row),
                row.getString("subject"),
                Webhook.Mode.of(row.getString("mode")),
                Webhook.Status.of(row.getString("status")),
                row.getString("reason"),
                row.getLong("version"));
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getLong("id"),
                row.getString("webhook"),
                row.getObject("position", Long.class),
                row.getString("event_id"),
                row.getString("type"),
                row.getInt("attempt"),
                Sql.instant(row, "time"),
                row.getObject("status", Integer.class),
                row.getInt("duration_ms"),
                row.getString("outcome"),
                row.getString("error"),
                row.getString("answer"));
    }

    static Single single(ResultSet row) throws SQLException {
        return new Single(
                row.getLong("id"),
                row.getString("target"),
                row.getString("webhook"),
                row.getObject("position", Long.class),
                row.getString("operation"),
                row.getString("url"),
                row.getString("message_id"),
                row.getInt("attempts"));
    }

    static List<String> types(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("types").getArray());
    }
}

package org.millrace.faults;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Knows a COMMIT among the messages of a PostgreSQL client, be it sent as text or prepared before. */
final class CommitSpotter {
    private final Set<String> prepared = new HashSet<>();
    private boolean begun;

    /** @return whether this message makes the database carry out a COMMIT */
    boolean commits(char type, byte[] body) {
        switch (type) {
            case 'Q' -> {
                return isCommit(word(body, 0));
            }
            case 'P' -> parsed(word(body, 0), word(body, 1));
            case 'B' -> begun |= prepared.contains(word(body, 1));
            case 'S' -> {
                boolean commit = begun;
                begun = false;
                return commit;
            }
            default -> {
                // describes, executes or closes what was bound before
            }
        }
        return false;
    }

    private void parsed(String statement, String text) {
        if (isCommit(text)) {
            prepared.add(statement);
        } else {
            prepared.remove(statement);
        }
    }

    private static boolean isCommit(String text) {
        return text.strip().equalsIgnoreCase("COMMIT");
    }

    /** The nth of the strings that a message begins with; each ends with a zero byte. */
    private static String word(byte[] body, int nth) {
        int begin = 0;
        for (int i = 0, seen = 0; i < body.length; i++) {
            if (body[i] == 0) {
                if (seen++ == nth) {
                    return new String(body, begin, i - begin, StandardCharsets.UTF_8);
                }
                begin = i + 1;
            }
        }
        return "";
    }
}

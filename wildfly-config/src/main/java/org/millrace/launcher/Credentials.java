package org.millrace.launcher;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys and passwords of a run. Made at the first start, kept in files of mode 600, and the same ever after; only a
 * token that is about to expire is replaced.
 */
public final class Credentials {

    /** The contexts: each is a user and a schema of the database. */
    static final List<String> CONTEXTS = List.of("sales", "fulfilment");

    private static final String OPERATIONS_KEY = "MILLRACE_OPERATIONS_KEY";
    private static final String WEBHOOK_SECRETS_KEY = "MILLRACE_WEBHOOKS_SECRETS_KEY";
    private static final String WEBHOOK_SIGNING_KEY = "MILLRACE_WEBHOOKS_SIGNING_KEY";
    private static final String SUPERUSER_PASSWORD = "POSTGRES_PASSWORD";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Layout layout;
    private final boolean made;
    private final EnvFile people;
    private final EnvFile parts;

    private Credentials(Layout layout, Clock clock) {
        this.layout = layout;
        made = !Files.exists(layout.credentials());
        Tokens tokens = Tokens.signedWith(layout.privateKey(), layout.publicKey(), clock);
        people = new EnvFile(layout.credentials());
        for (Caller caller : Caller.values()) {
            people.renew(caller + "_TOKEN", token -> tokens.renew(token, caller));
        }
        Stream.of(Caller.INTEGRATOR, Caller.OPS)
                .forEach(caller -> people.renew(caller + "_USER", any -> caller.role())
                        .renew(caller + "_PASSWORD", Credentials::orRandom));
        people.save();
        parts = new EnvFile(layout.secrets()).renew(SUPERUSER_PASSWORD, Credentials::orRandom);
        CONTEXTS.forEach(context -> parts.renew(passwordKey(context), Credentials::orRandom));
        parts.renew(OPERATIONS_KEY, key -> key != null ? key : secretKey())
                .renew(WEBHOOK_SECRETS_KEY, key -> key != null ? key : secretKey())
                .renew(WEBHOOK_SIGNING_KEY, key -> key != null ? key : SigningKeys.make())
                .save();
    }

    /** Those of the run that is stored in {@code layout}. */
    public static Credentials in(Layout layout) {
        return in(layout, Clock.systemUTC());
    }

    static Credentials in(Layout layout, Clock clock) {
        return new Credentials(layout, clock);
    }

    /** A signed JWT with the caller's one role. */
    public String token(Caller caller) {
        return people.get(caller + "_TOKEN");
    }

    /** The user name for messaging and console, of {@link Caller#INTEGRATOR} or {@link Caller#OPS}. */
    public String user(Caller caller) {
        return people.get(caller + "_USER");
    }

    /** The password that goes with {@link #user}. */
    public String password(Caller caller) {
        return people.get(caller + "_PASSWORD");
    }

    /** The password of the database user of that name, {@code sales} or {@code fulfilment}. */
    public String databasePassword(String context) {
        return parts.get(passwordKey(context));
    }

    /** Of the database's user {@code postgres}, who may do everything there; no application knows it. */
    public String superuserPassword() {
        return parts.get(SUPERUSER_PASSWORD);
    }

    /** The environment variables by which the server learns where its database is, whose tokens to trust, and its secrets. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String context : CONTEXTS) {
            environment.put(key(context) + "_DB_URL", databaseUrl(context));
            environment.put(passwordKey(context), databasePassword(context));
        }
        for (String key : List.of(OPERATIONS_KEY, WEBHOOK_SECRETS_KEY, WEBHOOK_SIGNING_KEY)) {
            environment.put(key, parts.get(key));
        }
        environment.put("MP_JWT_VERIFY_ISSUER", Tokens.SELF);
        environment.put("MP_JWT_VERIFY_AUDIENCES", Tokens.SELF);
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", layout.publicKey().toUri().toString());
        return environment;
    }

    /** The JDBC URL of a context's schema. */
    public String databaseUrl(String context) {
        return "jdbc:postgresql://127.0.0.1:" + layout.ports().database() + "/millrace?currentSchema=" + context
                + "&ApplicationName=" + context;
    }

    /** Operations that were issued before are unknown from now on. */
    void renewOperationsKey() {
        parts.renew(OPERATIONS_KEY, key -> secretKey()).save();
    }

    /** True at the first start: nobody has seen them yet. */
    boolean justMade() {
        return made;
    }

    private static String passwordKey(String context) {
        return key(context) + "_DB_PASSWORD";
    }

    private static String key(String context) {
        return context.toUpperCase(Locale.ROOT);
    }

    private static String secretKey() {
        return Base64.getEncoder().encodeToString(random(32));
    }

    private static String orRandom(String kept) {
        return kept != null ? kept : HexFormat.of().formatHex(random(12));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

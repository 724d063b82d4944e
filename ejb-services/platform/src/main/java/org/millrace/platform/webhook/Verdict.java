package org.millrace.platform.webhook;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.millrace.platform.problem.Refusal;

/**
 * What an attempt has come to.
 *
 * @param pause how long the endpoint wants to be left alone; null where it does not say
 * @param problem what went wrong, for people; null where nothing did
 */
record Verdict(Kind kind, Duration pause, String problem) {

    /** What follows from it. */
    enum Kind {
        DELIVERED,
        /** The endpoint asks for a pause: no failure. */
        DEFERRED,
        FAILED,
        /** The endpoint wants nothing any more. */
        GONE
    }

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int GONE = 410;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    static Verdict of(Reply reply, Clock clock) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return new Verdict(Kind.DELIVERED, null, null);
        }
        String problem = "It answered " + status;
        if (status == GONE) {
            return new Verdict(Kind.GONE, null, problem);
        }
        if (status == TOO_MANY || status == UNAVAILABLE) {
            Duration pause = pause(reply.retryAfter(), clock);
            if (pause != null) {
                return new Verdict(Kind.DEFERRED, pause, problem + ", and to come again later");
            }
        }
        return new Verdict(
                Kind.FAILED, null, status >= 300 && status < 400 ? problem + "; redirects are not followed" : problem);
    }

    static Verdict of(Throwable failure) {
        return new Verdict(Kind.FAILED, null, problem(failure));
    }

    /** @return what to tell a person of a request without an answer */
    static String problem(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal.getMessage();
        }
        if (cause instanceof UnknownHostException) {
            return "The name of its host is not known";
        }
        if (cause instanceof ConnectTimeoutException) {
            return "No connection within " + Outbound.CONNECT.toSeconds() + " s";
        }
        if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
            return "No complete answer within " + Outbound.WHOLE.toSeconds() + " s";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "No connection: refused, or no way there";
        }
        if (cause instanceof SSLException) {
            return "No secure connection: TLS failed, or its certificate is not trusted";
        }
        if (cause instanceof RejectedExecutionException) {
            return "Too many names are being looked up";
        }
        return "The connection broke, or the answer was not HTTP";
    }

    /** Seconds or a date (RFC 9110, section 10.2.3). */
    private static Duration pause(String retryAfter, Clock clock) {
        if (retryAfter == null) {
            return null;
        }
        try {
            Duration asked = retryAfter.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
            return asked.compareTo(SHORTEST) < 0 ? SHORTEST : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}

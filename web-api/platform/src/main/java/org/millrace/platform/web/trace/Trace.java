package org.millrace.platform.web.trace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.millrace.platform.event.Cause;

/** By what the request can be found again, in logs and in the events that it leads to. */
@RequestScoped
public class Trace {

    @Inject
    private HttpServletRequest request;

    private final String requestId = UUID.randomUUID().toString();
    private String traceparent;

    @PostConstruct
    void read() {
        traceparent = Traceparent.of(request.getHeader("traceparent"));
    }

    /** W3C Trace Context: the client's if it sent a valid one, else begun here. */
    public String traceparent() {
        return traceparent;
    }

    /** Unique. */
    public String requestId() {
        return requestId;
    }

    /** Why a change that is made at once happens: because of this request. */
    public Cause cause() {
        return new Cause(requestId, requestId, traceparent);
    }
}

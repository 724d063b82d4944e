package org.millrace.platform.web.command;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Gives small POSTs, by which commands come, a few threads of their own; found by the server in each WAR that has this class.
 * They are few because accepting waits for nothing: more would only wake each other. They are their own because all other
 * requests may wait, for a database that hangs or for a client that sends or reads slowly. So a request comes to them once
 * its body is there; one with a large body, or with one of unknown length, stays with the others.
 */
public final class AcceptingThreads implements ServletExtension {

    /** Some more than can run, for when one looks a key up. */
    private static final int THREADS = 3 * Runtime.getRuntime().availableProcessors();

    private static final int IDLE_SECONDS = 10;

    private static final int BUFFERS = 1;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Executor threads = threads("accepting " + deployment.getContextPath());
        deployment.addInitialHandlerChainWrapper(next -> {
            HttpHandler whenRead = new RequestBufferingHandler(exchange -> exchange.dispatch(threads, next), BUFFERS);
            return exchange -> (isSmall(exchange) ? whenRead : next).handleRequest(exchange);
        });
        // what completes later is mostly a command that the broker has stored
        deployment.setAsyncExecutor(threads);
    }

    private static boolean isSmall(HttpServerExchange exchange) {
        long length = exchange.getRequestContentLength();
        return exchange.getRequestMethod().equals(Methods.POST)
                && length >= 0
                && length <= (long) BUFFERS * exchange.getConnection().getBufferSize()
                && !HttpContinue.requiresContinueResponse(exchange);
    }

    /** They end by themselves some time after the last request, also where the application is taken down. */
    private static Executor threads(String name) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}

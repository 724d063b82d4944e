package org.millrace.platform.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Reads an answer to its end, or as much as anybody needs of one that is long. */
final class ReplyReader implements AsyncResponseConsumer<Reply> {

    private static final int MOST = 64 * 1024;
    private static final int KEPT = 1024;

    private final CompletableFuture<Reply> reply;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private HttpResponse head;
    private FutureCallback<Reply> callback;
    private int length;

    ReplyReader(CompletableFuture<Reply> reply) {
        this.reply = reply;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Reply> resultCallback) {
        head = response;
        callback = resultCallback;
        if (entity == null) {
            end();
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // the answer proper is still to come
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(MOST);
    }

    @Override
    public void consume(ByteBuffer data) throws IOException {
        length += data.remaining();
        byte[] kept = new byte[Math.min(data.remaining(), KEPT - start.size())];
        data.get(kept);
        start.writeBytes(kept);
        data.position(data.limit());
        if (length > MOST) {
            reply.complete(result());
            throw new IOException("Enough was read");
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        end();
    }

    @Override
    public void failed(Exception cause) {
        reply.completeExceptionally(cause);
    }

    @Override
    public void releaseResources() {
        // nothing is held
    }

    private void end() {
        Reply result = result();
        reply.complete(result);
        callback.completed(result);
    }

    private Reply result() {
        return new Reply(
                head.getCode(), field("Retry-After"), field("WebHook-Allowed-Origin"), text(start.toByteArray()));
    }

    private String field(String name) {
        Header field = head.getFirstHeader(name);
        return field == null ? null : field.getValue();
    }

    /** The database takes any character but this one. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace('\u0000', '\uFFFD');
    }
}

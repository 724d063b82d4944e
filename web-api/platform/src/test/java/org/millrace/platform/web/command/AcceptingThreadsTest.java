package org.millrace.platform.web.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In the web server itself, with one thread for everything that is no command. */
class AcceptingThreadsTest {

    private static final int MANY = 4 * Runtime.getRuntime().availableProcessors();

    /** A GET waits, as for a database that hangs; a POST tells how much it has read. */
    private static final class Boundary extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch database;

        Boundary(CountDownLatch database) {
            this.database = database;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                database.await();
                response.getWriter().print("back");
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getInputStream().readAllBytes().length);
        }
    }

    private final CountDownLatch database = new CountDownLatch(1);
    private final List<Socket> clients = new ArrayList<>();
    private DeploymentManager deployment;
    private Undertow server;

    @BeforeEach
    void start() throws Exception {
        Boundary boundary = new Boundary(database);
        // the extension is found as it is in a WAR
        deployment = Servlets.defaultContainer()
                .addDeployment(Servlets.deployment()
                        .setClassLoader(getClass().getClassLoader())
                        .setDeploymentName("test.war")
                        .setContextPath("/")
                        .addServlet(Servlets.servlet(
                                        "boundary", Boundary.class, () -> new ImmediateInstanceHandle<>(boundary))
                                .addMapping("/*")));
        deployment.deploy();
        server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(deployment.start())
                .build();
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        database.countDown();
        for (Socket client : clients) {
            client.close();
        }
        server.stop();
        deployment.stop();
    }

    @Test
    void aCommandIsAcceptedWhileAllOthersWaitForTheDatabase() throws IOException {
        List<Socket> readers = new ArrayList<>();
        for (int reader = 0; reader < MANY; reader++) {
            readers.add(send("GET / HTTP/1.1\r\nHost: test\r\n\r\n"));
        }

        assertThat(answer(send(post(3, "abc")))).isEqualTo("3");

        database.countDown();
        for (Socket reader : readers) {
            assertThat(answer(reader)).isEqualTo("back");
        }
    }

    @Test
    void aCommandIsAcceptedWhileManyOthersAreStillOnTheirWay() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int client = 0; client < MANY; client++) {
            slow.add(send(post(6, "abc")));
        }

        assertThat(answer(send(post(3, "abc")))).isEqualTo("3");

        for (Socket client : slow) {
            send(client, "def");
            assertThat(answer(client)).isEqualTo("6");
        }
    }

    @Test
    void whatIsTooLargeToBeKeptForLongIsReadToo() throws IOException {
        assertThat(answer(send(post(100_000, "x".repeat(100_000))))).isEqualTo("100000");
        assertThat(answer(send(
                        "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")))
                .isEqualTo("3");
    }

    private static String post(int length, String sent) {
        return "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: " + length + "\r\n\r\n" + sent;
    }

    private Socket send(String request) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setSoTimeout(10_000);
        client.connect((InetSocketAddress) server.getListenerInfo().get(0).getAddress());
        send(client, request);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static String answer(Socket client) throws IOException {
        BufferedReader answer = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        assertThat(answer.readLine()).startsWith("HTTP/1.1 200");
        int length = 0;
        for (String header = answer.readLine(); !header.isEmpty(); header = answer.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        char[] body = new char[length];
        assertThat(answer.read(body)).isEqualTo(length);
        return new String(body);
    }
}

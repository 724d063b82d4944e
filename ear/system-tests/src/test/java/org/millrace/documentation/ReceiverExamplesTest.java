package org.millrace.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page tells receivers to do, done: with its own code, wherever that language is installed. */
@DisplayName("WEBHOOKS.md, for receivers")
class ReceiverExamplesTest {

    private static final Path PAGE = Path.of("../../web-api/platform/WEBHOOKS.md");
    private static final String BODY = "{\"city\":\"Köln\"}";
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final String timestamp = Long.toString(Instant.now().getEpochSecond());

    @TempDir
    private Path directory;

    private String publicKey;
    private String signatures;

    @BeforeEach
    void sign() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        publicKey = "whpk_"
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(("e-1." + timestamp + "." + BODY).getBytes(StandardCharsets.UTF_8));
        signatures = new com.standardwebhooks.Webhook(SECRET).sign("e-1", Long.parseLong(timestamp), BODY) + " v1a,"
                + Base64.getEncoder().encodeToString(signer.sign());
    }

    @Test
    void verifiesInJava() throws Exception {
        String program = example("java").replace("class WebhookVerifier {", """
                        class WebhookVerifier {
                            public static void main(String... a) throws Exception {
                                System.out.print(verify(a[0], a[1], a[2], a[3], System.in.readAllBytes()));
                            }
                        """);
        check(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "WebhookVerifier.java",
                program,
                true);
    }

    @Test
    void verifiesInPython() throws Exception {
        String program = example("python")
                + "\nimport sys\nprint(str(verify(*sys.argv[1:5], sys.stdin.buffer.read())).lower(), end='')\n";
        check("python3", "receiver.py", program, succeeds("python3", "-c", "import cryptography"));
    }

    @Test
    void verifiesInJavaScript() throws Exception {
        String program = example("javascript")
                + "\nprocess.stdout.write(String(verify(...process.argv.slice(2),"
                + " require('node:fs').readFileSync(0))));\n";
        check("node", "receiver.js", program, true);
    }

    private void check(String interpreter, String name, String program, boolean knowsEd25519) throws Exception {
        assumeTrue(succeeds(interpreter, "--version"), interpreter + " is not installed");
        Path file = Files.writeString(directory.resolve(name), program);
        for (String key : knowsEd25519 ? List.of(SECRET, publicKey) : List.of(SECRET)) {
            assertThat(verify(interpreter, file, key, timestamp, BODY)).isEqualTo("true");
            assertThat(verify(interpreter, file, key, timestamp, BODY + " ")).isEqualTo("false");
            assertThat(verify(interpreter, file, key, "1000000000", BODY)).isEqualTo("false");
        }
    }

    private String verify(String interpreter, Path program, String key, String time, String body) throws Exception {
        Process process = new ProcessBuilder(interpreter, program.toString(), key, "e-1", time, signatures)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answer;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static String example(String language) throws IOException {
        Matcher example =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).as("an example in " + language).isTrue();
        return example.group(1);
    }
}

package org.millrace.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path directory;

    private Layout layout;
    private Credentials credentials;

    @BeforeEach
    void firstStart() {
        layout = Free.layout(directory);
        credentials = Credentials.in(layout);
    }

    @Test
    void areForTheirOwnerAlone() throws IOException {
        assertThat(Files.getPosixFilePermissions(layout.directory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        for (Path file : Stream.of(layout.credentials(), layout.secrets(), layout.privateKey())
                .toList()) {
            assertThat(Files.getPosixFilePermissions(file))
                    .as(file.toString())
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void areTheSameAtTheNextStart() throws IOException {
        String before = Files.readString(layout.credentials()) + Files.readString(layout.secrets());

        Credentials again = Credentials.in(layout);

        assertThat(again.environment()).isEqualTo(credentials.environment());
        assertThat(Files.readString(layout.credentials()) + Files.readString(layout.secrets()))
                .isEqualTo(before);
        assertThat(credentials.justMade()).isTrue();
        assertThat(again.justMade()).isFalse();
    }

    @Test
    void holdATokenWithTheCallersOneRole() throws ParseException {
        JWTClaimsSet claims =
                SignedJWT.parse(credentials.token(Caller.WAREHOUSE)).getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo("millrace");
        assertThat(claims.getAudience()).containsExactly("millrace");
        assertThat(claims.getSubject()).isEqualTo("warehouse");
        assertThat(claims.getStringClaim("upn")).isEqualTo("warehouse");
        assertThat(claims.getStringListClaim("groups")).containsExactly("warehouse");
    }

    @Test
    void replaceATokenThatIsAboutToExpireAndNothingElse() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(350));

        Credentials renewed = Credentials.in(layout, late);

        assertThat(renewed.token(Caller.SALES)).isNotEqualTo(credentials.token(Caller.SALES));
        assertThat(renewed.password(Caller.OPS)).isEqualTo(credentials.password(Caller.OPS));
    }

    @Test
    void areUnderstoodByAShell() throws Exception {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". " + layout.credentials() + " && printf %s \"$OPS_USER $OPS_PASSWORD $OPS_TOKEN\"")
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes()))
                .isEqualTo("ops " + credentials.password(Caller.OPS) + " " + credentials.token(Caller.OPS));
    }
}

package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Walls between modules")
class WallsTest {
    static List<Pom> poms() {
        return Production.poms();
    }

    @ParameterizedTest
    @MethodSource("poms")
    void holdInEveryModule(Pom pom) {
        assertThat(Walls.brokenBy(pom)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sales-ejb-services, fulfilment-ejb-services",
        "fulfilment-jms-consumers, sales-ejb-services",
        "platform-ejb-services, sales-ejb-services",
        "platform-web-api, fulfilment-ejb-services",
        "sales-web-api, sales-jms-consumers",
        "sales-jms-consumers, sales-web-api",
        "sales-ejb-services, platform-web-api",
        "wildfly-config, sales-ejb-services",
        "fault-tests, platform-ejb-services"
    })
    void areSeenWhenBroken(String module, String dependency) throws Exception {
        Pom pom = Pom.parse("""
                <project>
                  <artifactId>%s</artifactId>
                  <dependencies>
                    <dependency><groupId>org.millrace</groupId><artifactId>%s</artifactId></dependency>
                    <dependency><groupId>org.elsewhere</groupId><artifactId>jackson</artifactId></dependency>
                  </dependencies>
                </project>
                """.formatted(module, dependency));

        assertThat(Walls.brokenBy(pom)).containsExactly(dependency);
    }

    @Test
    void areBetweenModulesThatDependOnEachOther() {
        assertThat(poms())
                .filteredOn(pom -> !pom.ours().isEmpty())
                .extracting(Pom::artifactId)
                .contains("sales-ejb-services", "fulfilment-ejb-services", "sales-jms-consumers", "sales-web-api");
    }
}

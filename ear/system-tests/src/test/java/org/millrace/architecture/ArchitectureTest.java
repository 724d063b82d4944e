package org.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Architecture")
class ArchitectureTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void holdsInProduction(Rule rule) {
        rule.below(Production.ROOT).check(Production.classes());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void failsOnItsFixture(Rule rule) {
        String fixture = "org.millrace.architecture.fixture."
                + rule.name().toLowerCase(Locale.ROOT).replace("_", "");
        JavaClasses classes = new ClassFileImporter().importPackages(fixture);

        assertThat(rule.below(fixture).evaluate(classes).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void failsWhereItFindsNothingToCheck(Rule rule) {
        JavaClasses elsewhere = new ClassFileImporter().importClasses();

        assertThatThrownBy(() -> rule.below(Production.ROOT).check(elsewhere))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform",
                "sales",
                "fulfilment",
                "platform.web",
                "sales.web",
                "fulfilment.web",
                "sales.web.mobile",
                "sales.web.desk",
                "fulfilment.web.board",
                "platform.web.operation",
                "platform.web.feed",
                "platform.web.link",
                "launcher",
                "client",
                "replay",
                "follow",
                "rebuild"
            })
    void everyPackageThatARuleNamesHoldsAClass(String name) {
        assertThat(Production.classes().stream()
                        .map(type -> type.getPackageName() + ".")
                        .distinct())
                .anyMatch(found -> found.startsWith(Production.ROOT + "." + name + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform.command.SenderLine", "platform.relay.TopicPublisher"})
    void bothClassesThatMaySendDoSend(String name) {
        assertThat(Production.classes().get(Production.ROOT + "." + name).getDirectDependenciesFromSelf())
                .anyMatch(use -> use.getTargetClass().getName().matches("jakarta\\.jms\\.(JMS|Message)Producer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.ejb.MessageDriven",
                "jakarta.ws.rs.Path",
                "jakarta.ws.rs.ext.Provider",
                "jakarta.persistence.Entity"
            })
    void theAnnotationsThatRulesLookForAreInUse(String name) {
        assertThat(Production.classes().stream()
                        .flatMap(type -> type.getAnnotations().stream())
                        .map(annotation -> annotation.getRawType().getName())
                        .distinct())
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({"web-api/platform, platform", "web-api/sales, sales", "web-api/fulfilment, fulfilment"})
    void theBoundaryIsThePackageWeb(String module, String context) {
        assertThat(Production.classesOf(module))
                .isNotEmpty()
                .allMatch(type -> (type.getPackageName() + ".").startsWith(Production.ROOT + "." + context + ".web."));
    }

    @ParameterizedTest
    @CsvSource({
        "byCustomer, true",
        "PRODUCT_ID, true",
        "platform.stock.Level, true",
        "OrderPlaced, true",
        "inOrder, false",
        "orderBy, false",
        "BYTE_ORDER_MARK, false",
        "ORDERED, false",
        "reproduction, false"
    })
    void tellsBusinessWords(String identifier, boolean business) {
        assertThat(BusinessWords.isIn(identifier)).isEqualTo(business);
    }
}

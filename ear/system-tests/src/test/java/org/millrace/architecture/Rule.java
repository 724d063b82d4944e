package org.millrace.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What the compiler cannot hold. A rule is about the packages below a root, so that a fixture can stand for the whole. */
enum Rule {
    NO_CYCLES(root -> slices().matching(root + ".(**)").should().beFreeOfCycles()),

    SALES_WITHOUT_FULFILMENT(root -> noClasses()
            .that()
            .resideInAPackage(root + ".sales..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".fulfilment..")),

    FULFILMENT_WITHOUT_SALES(root -> noClasses()
            .that()
            .resideInAPackage(root + ".fulfilment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".sales..")),

    PLATFORM_WITHOUT_CONTEXTS(root -> noClasses()
            .that()
            .resideInAPackage(root + ".platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".sales..", root + ".fulfilment..")),

    PLATFORM_WITHOUT_BUSINESS_WORDS(
            root -> classes().that().resideInAPackage(root + ".platform..").should(BusinessWords.beAbsentBelow(root))),

    JAX_RS_IN_WEB_ONLY(root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".*.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")),

    NO_CONSUMER_IN_WEB(root -> noClasses()
            .that()
            .resideInAPackage(root + ".*.web..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith("jakarta.ejb.MessageDriven")),

    BACKENDS_WITHOUT_THE_API(root -> noClasses()
            .that()
            .resideInAnyPackage(backends(root))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    root + ".sales.web",
                    root + ".fulfilment.web",
                    root + ".platform.web.operation..",
                    root + ".platform.web.feed..",
                    root + ".platform.web.link..")),

    EVERY_PART_IS_SERVED(root -> classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.ext.Provider")
            .should(Applications.nameIt())),

    SENDING_IN_TWO_CLASSES(root -> noClasses()
            .that()
            .haveNameNotMatching(Pattern.quote(root + ".platform.command.SenderLine") + "(\\$.*)?")
            .and()
            .haveNameNotMatching(Pattern.quote(root + ".platform.relay.TopicPublisher") + "(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("jakarta\\.jms\\.(JMSProducer|MessageProducer|QueueSender|TopicPublisher)")),

    NO_ENTITY_ON_THE_WIRE(root -> methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should(Entities.beAbsentFromTheSignature())),

    NO_SETTER_ON_AN_ENTITY(root -> noMethods()
            .that()
            .areDeclaredInClassesThat(Entities.areEntities())
            .should()
            .haveNameMatching("set[A-Z].*")),

    NO_FIND_THAT_HIDES_AN_OUTAGE(root -> noClasses()
            .should()
            .callMethodWhere(target(HasName.Predicates.name("find"))
                    .and(target(owner(assignableTo("jakarta.persistence.EntityManager")))))),

    PERSISTENCE_CONTEXT_IN_A_SESSION_BEAN(root -> fields().that()
            .areAnnotatedWith("jakarta.persistence.PersistenceContext")
            .should()
            .beDeclaredInClassesThat(
                    annotatedWith("jakarta.ejb.Stateless").or(annotatedWith("jakarta.ejb.Singleton")))),

    TIME_FROM_A_CLOCK(root -> noClasses()
            .that()
            .resideOutsideOfPackages(tools(root))
            .should()
            .accessTargetWhere(Time.isReadWithoutAClock())),

    NO_STANDARD_OUTPUT(
            root -> noClasses().that().resideOutsideOfPackages(tools(root)).should(ACCESS_STANDARD_STREAMS));

    private final Function<String, ArchRule> below;

    Rule(Function<String, ArchRule> below) {
        this.below = below;
    }

    ArchRule below(String root) {
        return below.apply(root);
    }

    /** Each belongs to one frontend and changes with it, while the public API stays. */
    private static String[] backends(String root) {
        return new String[] {root + ".sales.web.mobile..", root + ".sales.web.desk..", root + ".fulfilment.web.board.."
        };
    }

    /** Programs of their own, which talk to a person. */
    private static String[] tools(String root) {
        return new String[] {
            root + ".launcher..", root + ".client..", root + ".replay..", root + ".follow..", root + ".rebuild.."
        };
    }
}

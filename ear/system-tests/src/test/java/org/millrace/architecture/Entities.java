package org.millrace.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** Classes whose state is in the database. */
final class Entities {
    private Entities() {}

    static DescribedPredicate<JavaClass> areEntities() {
        return DescribedPredicate.describe("are entities", Entities::isEntity);
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith("jakarta.persistence.Entity")
                || type.isAnnotatedWith("jakarta.persistence.MappedSuperclass");
    }

    /** Neither as a parameter or result, nor inside one, as in a list. */
    static ArchCondition<JavaMethod> beAbsentFromTheSignature() {
        return new ArchCondition<>("have no entity in their signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream<JavaType> signature =
                        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
                boolean clean = signature
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .noneMatch(Entities::isEntity);
                events.add(new SimpleConditionEvent(method, clean, method.getFullName()));
            }
        };
    }
}

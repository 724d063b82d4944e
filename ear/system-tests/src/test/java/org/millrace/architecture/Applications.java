package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** JAX-RS applications, which name their parts: what none of them names is never served. */
final class Applications {
    private Applications() {}

    static ArchCondition<JavaClass> nameIt() {
        return new ArchCondition<>("be named by an application, or by Boundary for all of them") {
            @Override
            public void check(JavaClass part, ConditionEvents events) {
                boolean named = part.getDirectDependenciesToSelf().stream()
                        .anyMatch(dependency -> isApplication(dependency.getOriginClass()));
                events.add(new SimpleConditionEvent(part, named, part.getName() + " is named by no application"));
            }
        };
    }

    private static boolean isApplication(JavaClass type) {
        return type.isAssignableTo("jakarta.ws.rs.core.Application")
                || type.getName().endsWith(".platform.web.Boundary");
    }
}

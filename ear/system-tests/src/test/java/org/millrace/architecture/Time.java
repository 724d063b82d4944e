package org.millrace.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;

/** Time comes in from outside, as a Clock; the one class that binds a context to the server makes it. */
final class Time {
    private Time() {}

    static DescribedPredicate<JavaAccess<?>> isReadWithoutAClock() {
        return DescribedPredicate.describe("time is read without a Clock", access -> {
            if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
                return false;
            }
            return switch (target.getOwner().getName()) {
                case "java.lang.System" -> target.getName().equals("currentTimeMillis");
                case "java.util.Date" ->
                    target.getName().equals("<init>")
                            && target.getRawParameterTypes().isEmpty();
                case "java.util.Calendar" -> target.getName().equals("getInstance");
                case "java.time.Clock" ->
                    target.getName().startsWith("system")
                            && !access.getOriginOwner().getSimpleName().endsWith("Platform");
                default -> isNowOfThisMachine(target);
            };
        });
    }

    private static boolean isNowOfThisMachine(CodeUnitAccessTarget target) {
        return target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream()
                        .noneMatch(type -> type.getName().equals("java.time.Clock"));
    }
}

package org.millrace.architecture;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which module may see which: each wall is a dependency that does not exist. */
final class Walls {
    private Walls() {}

    /** @return artifact ids that the module depends on and must not */
    static List<String> brokenBy(Pom pom) {
        return pom.ours().stream().filter(forbiddenTo(pom.artifactId())).toList();
    }

    private static Predicate<String> forbiddenTo(String module) {
        String context = module.split("-")[0];
        Predicate<String> otherContext = switch (context) {
            case "sales" -> other -> other.startsWith("fulfilment-");
            case "fulfilment" -> other -> other.startsWith("sales-");
            case "platform" -> other -> other.startsWith("sales-") || other.startsWith("fulfilment-");
            default -> Walls::isInside; // the server and the tools outside it know the system by its public face only
        };
        Predicate<String> upwards = switch (module.substring(context.length())) {
            case "-ejb-services" -> other -> !other.endsWith("-ejb-services");
            case "-web-api" -> other -> other.endsWith("-jms-consumers");
            case "-jms-consumers" -> other -> other.endsWith("-web-api");
            default -> other -> false;
        };
        return otherContext.or(upwards);
    }

    private static boolean isInside(String module) {
        return Set.of("platform", "sales", "fulfilment").contains(module.split("-")[0]);
    }
}

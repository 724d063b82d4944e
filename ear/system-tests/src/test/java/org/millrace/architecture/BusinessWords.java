package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words of Sales and Fulfilment, in the names of packages, classes, fields and methods. */
final class BusinessWords {
    /** An order is business, except where it is a sequence: "order by", "in order", "byte order mark". */
    private static final Pattern WORD = Pattern.compile(
            "\\b(sales|fulfilment|customers?|recipients?|products?|catalogues?|skus?|stock|shipments?|backorders?"
                    + "|orders|(?<!in |byte )order(?! by))\\b");

    private BusinessWords() {}

    static ArchCondition<JavaClass> beAbsentBelow(String root) {
        return new ArchCondition<>("name no business word") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String name = type.getName().substring(root.length());
                events.add(event(type, name, type.getName()));
                Stream.concat(type.getFields().stream(), type.getMethods().stream())
                        .forEach(member -> events.add(event(type, member.getName(), member.getFullName())));
            }
        };
    }

    static boolean isIn(String identifier) {
        String words = identifier
                .replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replaceAll("[^A-Za-z0-9]+", " ")
                .toLowerCase();
        return WORD.matcher(words).find();
    }

    private static SimpleConditionEvent event(JavaClass type, String identifier, String fullName) {
        return new SimpleConditionEvent(type, !isIn(identifier), fullName);
    }
}

package org.millrace.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The compiled classes of all modules; the reactor builds them before this one. */
final class Production {
    static final String ROOT = "org.millrace";
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** They try the product from outside, with consumers and senders of their own. */
    private static final Set<String> PROBES = Set.of("ear/fault-tests", "ear/benchmarks");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Pom.modulesOf(REPOSITORY.resolve("pom.xml")).stream()
                    .filter(module -> !PROBES.contains(module))
                    .map(Production::classFolder)
                    .filter(Files::exists)
                    .toList());

    private Production() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    static JavaClasses classesOf(String module) {
        return new ClassFileImporter().importPath(classFolder(module));
    }

    private static Path classFolder(String module) {
        return REPOSITORY.resolve(module).resolve("target/classes");
    }

    static List<Pom> poms() {
        return Pom.modulesOf(REPOSITORY.resolve("pom.xml")).stream()
                .map(module -> Pom.read(REPOSITORY.resolve(module).resolve("pom.xml")))
                .toList();
    }
}

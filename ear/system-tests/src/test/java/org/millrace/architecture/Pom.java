package org.millrace.architecture;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * A module as its pom describes it.
 *
 * @param ours artifact ids of the project's own modules that its production code can see
 */
record Pom(String artifactId, List<String> ours) {
    static Pom read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (Exception e) {
            throw new IllegalStateException(file + " is no pom", e);
        }
    }

    static Pom parse(String xml) throws Exception {
        List<String> ours = texts(
                xml,
                "/project/dependencies/dependency[groupId='org.millrace' or groupId='${project.groupId}']"
                        + "[not(scope='test')]/artifactId");
        return new Pom(texts(xml, "/project/artifactId").get(0), ours);
    }

    static List<String> modulesOf(Path file) {
        try {
            return texts(Files.readString(file), "/project/modules/module");
        } catch (Exception e) {
            throw new IllegalStateException(file + " is no pom", e);
        }
    }

    private static List<String> texts(String xml, String path) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        NodeList found =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent().strip())
                .toList();
    }
}

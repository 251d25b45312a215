package dev.lengthwise.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a Maven POM says of a library's origin; what it leaves to its parent is not filled in.
 *
 * @param name what people call it; empty where the POM does not say
 * @param licenses empty where they are the parent's
 * @param parent null where there is none
 */
record Pom(String name, List<License> licenses, @Nullable Coordinates parent) {
    /** Where a repository keeps a POM. */
    record Coordinates(String group, String artifact, String version) {
        String fileName() {
            return artifact + "-" + version + ".pom";
        }
    }

    /** @throws IOException where the bytes are no POM */
    static Pom read(InputStream in) throws IOException {
        Element project;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            project = factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no POM: " + e.getMessage(), e);
        }
        List<License> licenses = new ArrayList<>();
        for (Element list : children(project, "licenses")) {
            for (Element license : children(list, "license")) {
                licenses.add(new License(text(license, "name"), text(license, "url")));
            }
        }
        Optional<Coordinates> parent = children(project, "parent").stream().findFirst().map(
                element -> new Coordinates(text(element, "groupId"), text(element, "artifactId"),
                        text(element, "version")));
        return new Pom(text(project, "name"), List.copyOf(licenses), parent.orElse(null));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getTagName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream().findFirst()
                .map(element -> element.getTextContent().strip().replaceAll("\\s+", " ")).orElse("");
    }
}

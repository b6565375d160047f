package dev.loyalty.examples.replay;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page of HTML that is XML as well, which this example's pages are. */
record Page(String text, Document document) {

    /** @throws AssertionError if it is not well-formed */
    static Page of(String text) {
        try {
            return new Page(
                    text,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(text))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    /** The texts that an XPath selects. */
    List<String> texts(String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }

    List<String> columns(String table) {
        return texts("//table[@id='" + table + "']/thead/tr/*");
    }

    List<String> column(String table, int column) {
        return texts("//table[@id='" + table + "']/tbody/tr/*[" + column + "]");
    }

    List<String> lastRow(String table) {
        return texts("//table[@id='" + table + "']/tbody/tr[last()]/*");
    }

    List<String> totals(String table) {
        return texts("//table[@id='" + table + "']/tfoot/tr/*");
    }
}

package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.DUPLICATE_KEY;
import static dev.loyalty.policy.DiagnosticCode.EMPTY_SECTION;
import static dev.loyalty.policy.DiagnosticCode.TOO_LARGE;
import static dev.loyalty.policy.DiagnosticCode.YAML_SYNTAX;
import static dev.loyalty.policy.DiagnosticCode.YAML_UNSUPPORTED;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.loyalty.policy.DiagnosticCode;
import dev.loyalty.policy.PolicyFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads a YAML file into a tree. Of YAML it takes what people write: keys, values, lists, comments, quotes. Anchors,
 * aliases, tags and merge keys are refused, so that a file cannot grow while it is read and says what it seems to say.
 */
public final class YamlReader {

    /** The deepest nesting a file may have. */
    public static final int MAX_DEPTH = 32;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(PolicyFile.MAX_CHARACTERS)
                    .build())
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private final YAMLParser parser;
    private final int[] codePoints;
    private final Faults faults;

    private YamlReader(YAMLParser parser, String text, Faults faults) {
        this.parser = parser;
        this.codePoints = text.codePoints().toArray();
        this.faults = faults;
    }

    /** The tree of a file; empty when it has none. Whatever is wrong with it is added to the faults. */
    public static Optional<YamlNode> read(PolicyFile file, Faults faults) {
        try (YAMLParser parser = FACTORY.createParser(file.text())) {
            return new YamlReader(parser, file.text(), faults).read();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    private Optional<YamlNode> read() throws IOException {
        try {
            return Optional.ofNullable(document());
        } catch (StreamConstraintsException e) {
            addHere(TOO_LARGE, "The file is nested deeper than " + MAX_DEPTH + " levels.", null);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                int line = marked.getProblemMark().getLine() + 1;
                int column = marked.getProblemMark().getColumn() + 1;
                String problem = String.valueOf(marked.getProblem());
                faults.add(YAML_SYNTAX, line, column, "The text is not YAML: " + problem + ".", syntaxHint(problem));
            } else if (e.getCause() == null) {
                // The parser's own: of what snakeyaml can read it takes all but such keys.
                addHere(YAML_UNSUPPORTED, "Only single texts are keys in policies, no lists and no aliases.", null);
            } else {
                String problem = String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("");
                addHere(YAML_SYNTAX, "The text is not YAML: " + problem + ".", null);
            }
        }
        return Optional.empty();
    }

    private void addHere(DiagnosticCode code, String message, @Nullable String hint) {
        JsonLocation at = parser.currentTokenLocation();
        faults.add(code, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message, hint);
    }

    private @Nullable YamlNode document() throws IOException {
        if (parser.nextToken() == null) {
            faults.add(EMPTY_SECTION, 0, 0, "The file is empty.", null);
            return null;
        }
        YamlNode root = node();
        if (parser.nextToken() != null) {
            addHere(YAML_UNSUPPORTED, "The file holds a second document.", "Maybe a line \"---\" should not be there?");
        }
        return root;
    }

    private YamlNode node() throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        refuseExtras(at);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new YamlNode.Mapping(entries(), line, column);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node());
            }
            return new YamlNode.Sequence(items, line, column);
        }
        return token == JsonToken.VALUE_NULL
                ? new YamlNode.Empty(line, column)
                : new YamlNode.Scalar(parser.getText(), line, column);
    }

    private Map<String, YamlNode.Entry> entries() throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonLocation at = parser.currentTokenLocation();
            int line = at.getLineNr();
            int column = at.getColumnNr();
            String key = parser.currentName();
            refuseExtras(at);
            if (key.equals("<<")) {
                faults.add(YAML_UNSUPPORTED, line, column, "Merge keys are not used in policies.", null);
            }
            parser.nextToken();
            YamlNode.Entry entry = new YamlNode.Entry(key, node(), line, column);
            YamlNode.Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                String message = "\"" + key + "\" is here a second time, first in line " + first.line() + ".";
                faults.add(DUPLICATE_KEY, line, column, message, "Maybe delete one of the two?");
            }
        }
        return entries;
    }

    /** Told by the text itself, as the parser does not report all of them: nothing else can begin like this. */
    private void refuseExtras(JsonLocation at) {
        long offset = at.getCharOffset();
        int first = offset >= 0 && offset < codePoints.length ? codePoints[(int) offset] : ' ';
        switch (first) {
            case '&' -> refuse(at, "Anchors (&name)");
            case '*' -> refuse(at, "Aliases (*name)");
            case '!' -> refuse(at, "Tags (!name)");
            default -> {}
        }
    }

    private void refuse(JsonLocation at, String what) {
        String message = what + " are not used in policies.";
        faults.add(
                YAML_UNSUPPORTED,
                at.getLineNr(),
                at.getColumnNr(),
                message,
                "Maybe write the value out, or in quotes?");
    }

    private static @Nullable String syntaxHint(String problem) {
        if (problem.contains("TAB")) {
            return "Maybe use spaces instead of the tab?";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "Maybe the line is indented too far, or a text with a colon needs quotes?";
        }
        return "Maybe the indentation is not that of the lines around it, or a quote is missing?";
    }
}

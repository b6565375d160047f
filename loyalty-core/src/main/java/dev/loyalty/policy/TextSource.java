package dev.loyalty.policy;

import java.util.Map;

/** Texts in memory. */
final class TextSource implements PolicySource {

    private final Map<String, String> textByPath;

    TextSource(Map<String, String> textByPath) {
        this.textByPath = Map.copyOf(textByPath);
    }

    @Override
    public PolicyFiles read() {
        FileCollector collector = new FileCollector("texts in memory");
        textByPath.forEach(collector::addText);
        return collector.files();
    }
}

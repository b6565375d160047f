package dev.loyalty.internal.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows where it stands. Lines and columns start at 1. Immutable. */
public sealed interface YamlNode {

    int line();

    int column();

    /** What it is, for messages: {@code a list}. */
    String shape();

    /**
     * A single value.
     *
     * @param text exactly as written, without quotes: {@code 1.10} is not a number here, {@code yes} no boolean
     */
    record Scalar(String text, int line, int column) implements YamlNode {
        @Override
        public String shape() {
            return "a single value";
        }
    }

    /** Nothing where a value could be: no text, {@code ~} or {@code null}. */
    record Empty(int line, int column) implements YamlNode {
        @Override
        public String shape() {
            return "empty";
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * Keys with values.
     *
     * @param entries by key, in the order of the file
     */
    record Mapping(Map<String, Entry> entries, int line, int column) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String shape() {
            return "keys with values";
        }
    }

    /**
     * A key and what belongs to it.
     *
     * @param line of the key
     * @param column of the key
     */
    record Entry(String key, YamlNode value, int line, int column) {}
}

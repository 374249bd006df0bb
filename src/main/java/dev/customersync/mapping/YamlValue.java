package dev.customersync.mapping;

import dev.customersync.problem.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a profile that knows where it stands. What is asked for and is not there, or is of another kind, is noted as a mistake, once,
 * and given as nothing.
 */
final class YamlValue {
    private final Node node;
    /** The keys that lead to it, for messages; empty at the top. */
    private final String path;

    private final Mistakes mistakes;

    YamlValue(Node node, String path, Mistakes mistakes) {
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether it is a number that is not in quotes. */
    boolean isWholeNumber() {
        return node.getTag().equals(Tag.INT);
    }

    /** A text; numbers and words such as {@code yes} count as they are written. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        expected("a text");
        return Optional.empty();
    }

    /** A text that is not blank, without white space around it. */
    Optional<String> name() {
        Optional<String> text = text().map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            expected("a text that is not blank");
            return Optional.empty();
        }
        return text;
    }

    /** One of these texts. */
    Optional<String> oneOf(Collection<String> choices) {
        if (node instanceof ScalarNode scalar && choices.contains(scalar.getValue())) {
            return Optional.of(scalar.getValue());
        }
        expected((choices.size() == 1 ? "" : "one of ") + String.join(", ", choices));
        return Optional.empty();
    }

    Optional<Integer> wholeNumber(int minimum) {
        if (isWholeNumber()
                && node instanceof ScalarNode scalar
                && scalar.getValue().matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(scalar.getValue());
            if (number >= minimum) {
                return Optional.of(number);
            }
        }
        expected(minimum == Integer.MIN_VALUE ? "a whole number" : "a whole number from " + minimum + " on");
        return Optional.empty();
    }

    /** The items of a list that has at least one. */
    List<YamlValue> items() {
        if (node instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue().stream()
                    .map(item -> new YamlValue(item, path, mistakes))
                    .toList();
        }
        expected("a list in square brackets");
        return List.of();
    }

    /** The keys of a map; none of anything else, which is no mistake yet. */
    List<String> keys() {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(key -> ((ScalarNode) key).getValue())
                        .toList()
                : List.of();
    }

    /** What a map holds by its keys, whatever these are. */
    Map<String, YamlValue> entries() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            expected("a map");
            return entries;
        }
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                YamlValue value = new YamlValue(tuple.getValueNode(), below(key.getValue()), mistakes);
                if (entries.put(key.getValue(), value) != null) {
                    keyMistake(key, "expected each key once, found " + Excerpt.of(key.getValue()) + " again");
                }
            } else {
                keyMistake(tuple.getKeyNode(), "expected a text as key, found " + kind(tuple.getKeyNode()));
            }
        }
        return entries;
    }

    /**
     * What a map holds by its keys, of which no others than these are allowed.
     *
     * @param what what they are, for messages: "a key of …"
     */
    Map<String, YamlValue> entries(String what, Collection<String> allowed) {
        Map<String, YamlValue> entries = entries();
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && !allowed.contains(key.getValue())) {
                    unknown(key, what, allowed);
                    entries.remove(key.getValue());
                }
            }
        }
        return entries;
    }

    private void unknown(ScalarNode key, String what, Collection<String> allowed) {
        String nearest = NearestName.of(key.getValue(), allowed)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
        keyMistake(
                key,
                "expected " + what + " (" + String.join(", ", allowed) + "), found " + Excerpt.of(key.getValue())
                        + nearest);
    }

    /** Notes that something else stands here. */
    void expected(String expected) {
        expected(expected, kind(node));
    }

    void expected(String expected, String found) {
        mistakes.add(line(node), prefix() + "expected " + expected + ", found " + found);
    }

    private void keyMistake(Node key, String text) {
        mistakes.add(line(key), prefix() + text);
    }

    private String prefix() {
        return path.isEmpty() ? "" : path + ": ";
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return node.getTag().equals(Tag.NULL) ? "nothing" : Excerpt.of(scalar.getValue());
        }
        return node instanceof MappingNode ? "a map" : "a list";
    }

    /** The same text for the same content, however it is laid out, quoted and ordered. Not for what holds itself by an alias. */
    String canonical() {
        if (node instanceof SequenceNode) {
            return items().stream().map(YamlValue::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        if (node instanceof MappingNode) {
            return new TreeMap<>(entries())
                    .entrySet().stream()
                            .map(entry -> Canonical.quoted(entry.getKey()) + ":"
                                    + entry.getValue().canonical())
                            .collect(Collectors.joining(",", "{", "}"));
        }
        return Canonical.quoted(((ScalarNode) node).getValue());
    }
}

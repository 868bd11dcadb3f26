package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping by its keys, with what it merges in ({@code <<}, YAML 1.1's merge type). Values of other forms count as missing. */
final class YamlMap {
    /** A merge of a merge of a merge: more is an attack. */
    private static final int MERGES_DEEP = 8;

    /** More keys than any mapping that people write has. */
    private static final int KEYS_MAX = 5_000;

    private final YamlText text;
    private final Span span;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private YamlMap(YamlText text, Node node) {
        this.text = text;
        this.span = text.span(node);
    }

    static Optional<YamlMap> of(YamlText text, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        YamlMap map = new YamlMap(text, node);
        map.take(mapping, MERGES_DEEP);
        return Optional.of(map);
    }

    /** Keys of its own go before those merged in, earlier merges before later ones. */
    private void take(MappingNode mapping, int depth) {
        List<Node> merged = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || values.size() >= KEYS_MAX) {
                continue;
            }
            if (key.getValue().equals("<<")) {
                merged.add(tuple.getValueNode());
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) == null) {
                keys.put(key.getValue(), key);
            }
        }
        if (depth > 0) {
            merged.forEach(node -> merge(node, depth - 1));
        }
    }

    private void merge(Node node, int depth) {
        if (node instanceof MappingNode mapping) {
            take(mapping, depth);
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().stream()
                    .limit(MERGES_DEEP)
                    .filter(MappingNode.class::isInstance)
                    .forEach(each -> take((MappingNode) each, depth));
        }
    }

    /** Where all of it stands. */
    Span span() {
        return span;
    }

    Iterable<String> names() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Where the key stands. */
    Span keySpan(String key) {
        Node node = keys.get(key);
        return node == null ? span : text.span(node);
    }

    Optional<Said> scalar(String key) {
        return node(key).flatMap(this::said);
    }

    /** A scalar's text, as it is after quotes and escapes. */
    Optional<Said> said(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(new Said(scalar.getValue(), text.span(scalar)))
                : Optional.empty();
    }

    Optional<YamlMap> map(String key) {
        return node(key).flatMap(node -> of(text, node));
    }

    /** The elements of a list; a lone scalar is none. */
    List<Node> list(String key) {
        return node(key)
                .filter(SequenceNode.class::isInstance)
                .map(node -> ((SequenceNode) node).getValue())
                .orElse(List.of());
    }

    /** The mappings in a list. */
    List<YamlMap> maps(String key) {
        return list(key).stream().flatMap(node -> of(text, node).stream()).toList();
    }

    /** The scalars in a list. */
    List<Said> scalars(String key) {
        return list(key).stream().flatMap(node -> said(node).stream()).toList();
    }

    /** Whether it is written as yes; YAML 1.1 knows more words than {@code true}. */
    boolean isTrue(String key) {
        return scalar(key)
                .map(said -> said.text().toLowerCase(Locale.ROOT))
                .filter(word -> List.of("true", "yes", "on").contains(word))
                .isPresent();
    }
}

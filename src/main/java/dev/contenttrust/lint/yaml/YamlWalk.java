package dev.contenttrust.lint.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Goes to every mapping once, however many aliases lead to it, and though they lead in circles. */
final class YamlWalk {
    private final YamlText text;
    private final Consumer<YamlMap> each;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    YamlWalk(YamlText text, Consumer<YamlMap> each) {
        this.text = text;
        this.each = each;
    }

    void through(Node node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            YamlMap.of(text, mapping).ifPresent(each);
            for (NodeTuple tuple : mapping.getValue()) {
                through(tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::through);
        }
    }
}

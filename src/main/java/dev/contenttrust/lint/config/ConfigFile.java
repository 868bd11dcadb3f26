package dev.contenttrust.lint.config;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One {@code .trust-lint.yaml}. A key or rule that is not known is refused: what was misspelt would not hold. */
final class ConfigFile {
    /** A thousand excluded paths are less. */
    private static final int LENGTH_MAX = 256 << 10;

    private static final int DEPTH_MAX = 10;
    private static final int PATTERNS_MAX = 1_000;
    private static final int PATTERN_MAX = 500;
    private static final String OFF = "off";

    private final Path file;
    private final Map<Rule, Level> levels = new EnumMap<>(Rule.class);
    private final Set<Rule> off = EnumSet.noneOf(Rule.class);
    private final List<String> registries = new ArrayList<>();
    private final List<PathGlob> exclude = new ArrayList<>();

    private ConfigFile(Path file) {
        this.file = file;
    }

    /** @throws LintConfigException if it cannot be read, or says what is not understood */
    static LintConfig read(Path file) {
        ConfigFile config = new ConfigFile(file);
        config.compose(config.text()).ifPresent(config::root);
        return new LintConfig(
                Optional.of(file), new Policy(config.registries, config.levels, config.off), config.exclude);
    }

    private String text() {
        // A pipe would be waited for.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LintConfigException(file.toString(), "it is no regular file", null);
        }
        try {
            return new String(BoundedFile.read(file, LENGTH_MAX), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LintConfigException(file.toString(), FileFailure.reason(e), e);
        }
    }

    private Optional<Node> compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH_MAX);
        try {
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new LintConfigException(file + ":" + line, "it is no YAML: " + e.getProblem(), e);
        } catch (YAMLException e) {
            throw new LintConfigException(file.toString(), "it is no YAML", e);
        }
    }

    private void root(Node root) {
        for (NodeTuple entry : entries(root)) {
            Node value = entry.getValueNode();
            switch (scalar(entry.getKeyNode())) {
                case "trustedRegistries" -> elements(value).forEach(each -> registries.add(registry(each)));
                case "rules" -> entries(value).forEach(this::rule);
                case "exclude" -> elements(value).forEach(each -> exclude.add(pattern(each)));
                default ->
                    throw failure(
                            entry.getKeyNode(),
                            "\"" + shown(entry.getKeyNode())
                                    + "\" is not known; known are trustedRegistries, rules, exclude");
            }
        }
    }

    private void rule(NodeTuple entry) {
        Rule rule = Rule.of(scalar(entry.getKeyNode()))
                .orElseThrow(
                        () -> failure(entry.getKeyNode(), "there is no rule \"" + shown(entry.getKeyNode()) + "\""));
        String word = scalar(entry.getValueNode());
        if (word.equals(OFF)) {
            off.add(rule);
            return;
        }
        Level level = Arrays.stream(Level.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> failure(
                        entry.getValueNode(),
                        "\"" + shown(entry.getValueNode()) + "\" is no level; those are "
                                + Arrays.stream(Level.values()).map(Level::word).collect(Collectors.joining(", "))
                                + ", and off"));
        levels.put(rule, level);
    }

    private String registry(Node node) {
        String text = scalar(node);
        if (text.isBlank() || text.contains("://") || text.contains("*")) {
            throw failure(
                    node,
                    "\"" + shown(node) + "\" is no registry, nor a registry and the beginning of a name, such as"
                            + " ghcr.io/team");
        }
        return text;
    }

    private PathGlob pattern(Node node) {
        String text = scalar(node);
        if (text.isBlank()
                || text.length() > PATTERN_MAX
                || text.startsWith("/")
                || text.startsWith("!")
                || text.contains("..")
                || exclude.size() >= PATTERNS_MAX) {
            throw failure(node, "\"" + shown(node) + "\" is no pattern of paths below this file, such as vendor/**");
        }
        return new PathGlob(text);
    }

    private List<NodeTuple> entries(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw failure(node, "expected keys and values here");
        }
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!seen.add(scalar(entry.getKeyNode()))) {
                throw failure(entry.getKeyNode(), "\"" + shown(entry.getKeyNode()) + "\" is there twice");
            }
        }
        return mapping.getValue();
    }

    private List<Node> elements(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw failure(node, "expected a list here");
        }
        return sequence.getValue();
    }

    private String scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw failure(node, "expected a word here");
        }
        return scalar.getValue();
    }

    private String shown(Node node) {
        String text = scalar(node);
        return Printable.escape(text.length() > PATTERN_MAX ? text.substring(0, PATTERN_MAX) : text);
    }

    private LintConfigException failure(Node node, String why) {
        return new LintConfigException(file + ":" + (node.getStartMark().getLine() + 1), why, null);
    }
}

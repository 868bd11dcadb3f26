package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.script.CommandRules;
import dev.contenttrust.lint.script.ShellCheck;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Files in YAML: by what is in them compose files, Kubernetes manifests, files of build services or anything else that has scripts
 * and variables in it. Templates that make YAML are none, and nothing is said about them.
 */
public final class YamlFile implements FileKind {
    private static final Pattern NAME = Pattern.compile("(?i).*\\.ya?ml");
    private static final Pattern COMPOSE = Pattern.compile("(?i)(.*/)?(docker-)?compose([.-][^/]*)?\\.ya?ml");

    /** Keys whose values are commands in one build service or another, or in Ansible. */
    private static final Set<String> SCRIPTS = Set.of(
            "run",
            "script",
            "before_script",
            "after_script",
            "bash",
            "command",
            "commands",
            "cmds",
            "shell",
            "install",
            "before_install",
            "ansible.builtin.shell",
            "ansible.builtin.command");

    private final Nearby nearby;

    /** @param nearby where {@code .env} and what services extend is looked for */
    public YamlFile(Nearby nearby) {
        this.nearby = nearby;
    }

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText source, Policy policy, Findings findings) {
        YamlText text = new YamlText(source);
        boolean template = text.trouble().isPresent() && source.text().contains("{{");
        if (template) {
            return;
        }
        for (Node document : text.documents()) {
            check(text, document, policy, findings);
        }
        boolean expected = COMPOSE.matcher(source.name()).matches() || ServiceFile.is(source.name());
        boolean manifest = text.documents().stream().anyMatch(document -> KubernetesManifest.is(text, document));
        text.trouble()
                .filter(trouble -> expected || manifest)
                .ifPresent(trouble -> findings.add(
                        Rule.TR001,
                        trouble.span(),
                        "this is no YAML: " + trouble.why(),
                        "correct it, or leave the file out"));
    }

    private void check(YamlText text, Node document, Policy policy, Findings findings) {
        Optional<YamlMap> services = ComposeFile.services(text, document);
        CommandRules rules = new CommandRules(policy, findings);
        new YamlWalk(text, map -> variables(map, rules)).through(document);
        if (services.isPresent()) {
            ComposeFile.check(text, services.get(), nearby, policy, findings);
            return;
        }
        if (KubernetesManifest.is(text, document)) {
            new KubernetesManifest(policy, findings).check(text, document);
            return;
        }
        ShellCheck shell = new ShellCheck(rules);
        new YamlWalk(text, map -> scripts(text, map, shell)).through(document);
        rules.run(shell);
        if (ServiceFile.is(text.source().name())) {
            new ServiceFile(policy, findings).check(text, document);
        }
    }

    /** {@code NAME: value}, {@code - NAME=value}, {@code {name: NAME, value: value}}. */
    private static void variables(YamlMap map, CommandRules rules) {
        for (String key : map.names()) {
            map.scalar(key).ifPresent(value -> rules.variable(key, unknownWhereExpression(value)));
            for (Said element : map.scalars(key)) {
                int equals = element.text().indexOf('=');
                if (equals > 0) {
                    rules.variable(
                            element.text().substring(0, equals),
                            unknownWhereExpression(element.as(element.text().substring(equals + 1))));
                }
            }
        }
        Optional<Said> name = map.scalar("name");
        Optional<Said> value = map.scalar("value");
        if (name.isPresent() && value.isPresent()) {
            rules.variable(name.get().text(), unknownWhereExpression(value.get()));
        }
    }

    private static Said unknownWhereExpression(Said said) {
        boolean expression = said.text().contains("${")
                || said.text().contains("{{")
                || said.text().startsWith("$");
        return expression ? said.as(String.valueOf(MappedText.UNKNOWN)) : said;
    }

    private static void scripts(YamlText text, YamlMap map, ShellCheck shell) {
        for (String key : map.names()) {
            if (SCRIPTS.contains(key)) {
                List<Node> nodes =
                        map.list(key).isEmpty() ? map.node(key).stream().toList() : map.list(key);
                nodes.stream()
                        .filter(ScalarNode.class::isInstance)
                        .forEach(node -> shell.with(YamlScript.of(text, (ScalarNode) node)));
            }
        }
    }
}

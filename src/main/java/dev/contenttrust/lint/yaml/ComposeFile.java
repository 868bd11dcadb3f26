package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.run.Mount;
import dev.contenttrust.lint.run.RunRules;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.script.EnvFile;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.source.SourceText;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** The services of a compose file (compose-spec, 05-services). */
final class ComposeFile {
    /** A service that extends one that extends one: more is a circle. */
    private static final int EXTENDS_DEEP = 8;

    private final YamlText text;
    private final YamlMap services;
    private final Nearby nearby;
    private final Interpolation variables;
    private final ImageRules images;
    private final RunRules rules;

    private ComposeFile(YamlText text, YamlMap services, Nearby nearby, Policy policy, Findings findings) {
        this.text = text;
        this.services = services;
        this.nearby = nearby;
        this.variables = new Interpolation(
                nearby.text(text.source().name(), ".env").map(EnvFile::read).orElse(Map.of()));
        this.images = new ImageRules(policy, findings);
        this.rules = new RunRules(findings);
    }

    /** The services of a document, if it is one of compose. */
    static Optional<YamlMap> services(YamlText text, Node document) {
        Optional<YamlMap> root = YamlMap.of(text, document);
        boolean other = root.filter(
                        map -> map.has("apiVersion") || map.has("jobs") || map.has("script") || map.has("stages"))
                .isPresent();
        return root.filter(map -> !other).flatMap(map -> map.map("services")).filter(ComposeFile::areServices);
    }

    private static boolean areServices(YamlMap services) {
        for (String name : services.names()) {
            Optional<YamlMap> service = services.map(name);
            if (service.filter(map -> map.has("image") || map.has("build") || map.has("extends"))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    static void check(YamlText text, YamlMap services, Nearby nearby, Policy policy, Findings findings) {
        ComposeFile file = new ComposeFile(text, services, nearby, policy, findings);
        for (String name : services.names()) {
            services.map(name).ifPresent(service -> file.check(name, service));
        }
    }

    private void check(String name, YamlMap service) {
        if (!service.has("build")) {
            scalar(service, "image").ifPresent(image -> images.judge(image.text(), image.span()));
        }
        service.list("volumes").forEach(node -> mount(service, node).ifPresent(rules::mount));
        if (service.isTrue("privileged")) {
            service.scalar("privileged").map(Said::span).ifPresent(rules::privileged);
        }
        service.scalars("cap_add").forEach(rules::capability);
        scalar(service, "network_mode").ifPresent(mode -> rules.namespace("network", mode));
        scalar(service, "pid").ifPresent(mode -> rules.namespace("process", mode));
        scalar(service, "ipc").ifPresent(mode -> rules.namespace("ipc", mode));
        scalar(service, "uts").ifPresent(mode -> rules.namespace("uts", mode));
        scalar(service, "userns_mode").ifPresent(mode -> rules.namespace("user", mode));
        scalar(service, "cgroup").ifPresent(mode -> rules.namespace("cgroup", mode));
        service.scalars("security_opt").forEach(rules::securityOption);
        boolean whole = service.has("image") || service.has("build");
        if (whole && isWritable(service, EXTENDS_DEEP)) {
            rules.writableRoot(services.keySpan(name), "read_only: true, with tmpfs: for what must be written");
        }
    }

    private Optional<Said> scalar(YamlMap map, String key) {
        return map.scalar(key).map(said -> said.as(variables.of(said.text())));
    }

    private Optional<Mount> mount(YamlMap service, Node node) {
        Optional<Said> written = service.said(node);
        if (written.isPresent()) {
            Said said = written.get();
            return Optional.of(Mount.ofShort(said.as(variables.of(said.text()))));
        }
        Optional<YamlMap> map = YamlMap.of(text, node);
        boolean bind = map.flatMap(each -> each.scalar("type"))
                .map(Said::text)
                .filter("bind"::equals)
                .isPresent();
        Optional<Said> source = map.flatMap(each -> scalar(each, "source"));
        return bind && source.isPresent()
                ? Optional.of(Mount.of(
                        source.get(),
                        map.flatMap(each -> scalar(each, "target"))
                                .map(Said::text)
                                .orElse(""),
                        map.get().isTrue("read_only")))
                : Optional.empty();
    }

    /** Whether neither it nor what it extends says that its root file system is read-only. Unknown is no. */
    private boolean isWritable(YamlMap service, int depth) {
        Optional<Said> readOnly = scalar(service, "read_only");
        if (readOnly.isPresent()) {
            return readOnly.get().known() && !service.isTrue("read_only");
        }
        if (!service.has("extends")) {
            return true;
        }
        Optional<YamlMap> base = extended(service);
        return base.isPresent() && depth > 0 && isWritable(base.get(), depth - 1);
    }

    private Optional<YamlMap> extended(YamlMap service) {
        Optional<Said> name = service.scalar("extends");
        if (name.isPresent()) {
            return services.map(name.get().text());
        }
        Optional<YamlMap> map = service.map("extends");
        Optional<String> wanted = map.flatMap(each -> each.scalar("service")).map(Said::text);
        Optional<String> file = map.flatMap(each -> each.scalar("file")).map(Said::text);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return file.isEmpty() ? services.map(wanted.get()) : inFile(file.get(), wanted.get());
    }

    private Optional<YamlMap> inFile(String path, String service) {
        return nearby.text(text.source().name(), path).flatMap(content -> {
            YamlText other = new YamlText(SourceText.of(path, content));
            return other.documents().stream()
                    .findFirst()
                    .flatMap(document -> YamlMap.of(other, document))
                    .flatMap(root -> root.map("services"))
                    .flatMap(all -> all.map(service));
        });
    }
}

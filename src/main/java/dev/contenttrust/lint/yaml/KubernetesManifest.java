package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.run.Mount;
import dev.contenttrust.lint.run.RunRules;
import dev.contenttrust.lint.run.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** The pods of a Kubernetes manifest, whatever makes them (Kubernetes API, core/v1 PodSpec). */
final class KubernetesManifest {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    private final ImageRules images;
    private final RunRules rules;

    KubernetesManifest(Policy policy, Findings findings) {
        this.images = new ImageRules(policy, findings);
        this.rules = new RunRules(findings);
    }

    static boolean is(YamlText text, Node document) {
        return YamlMap.of(text, document)
                .filter(root -> root.has("apiVersion") && root.has("kind"))
                .isPresent();
    }

    void check(YamlText text, Node document) {
        new YamlWalk(text, map -> {
                    if (map.maps("containers").stream().anyMatch(container -> container.has("image"))) {
                        checkPod(map);
                    }
                })
                .through(document);
    }

    private void checkPod(YamlMap pod) {
        hostNamespace(pod, "hostNetwork", "network");
        hostNamespace(pod, "hostPID", "process");
        hostNamespace(pod, "hostIPC", "ipc");
        List<YamlMap> containers = new ArrayList<>();
        CONTAINERS.forEach(key -> containers.addAll(pod.maps(key)));
        pod.map("securityContext").ifPresent(this::profiles);
        containers.forEach(this::checkContainer);
        pod.maps("volumes").forEach(volume -> checkVolume(volume, containers));
    }

    private void hostNamespace(YamlMap pod, String key, String kind) {
        if (pod.isTrue(key)) {
            rules.namespace(kind, new Said("host", pod.keySpan(key)));
        }
    }

    private void checkContainer(YamlMap container) {
        container
                .scalar("image")
                .filter(image -> !isTemplate(image.text()))
                .ifPresent(image -> images.judge(image.text(), image.span()));
        Optional<YamlMap> security = container.map("securityContext");
        if (security.filter(map -> map.isTrue("privileged")).isPresent()) {
            rules.privileged(security.get().keySpan("privileged"));
        }
        security.flatMap(map -> map.map("capabilities"))
                .ifPresent(map -> map.scalars("add").forEach(rules::capability));
        security.ifPresent(this::profiles);
        boolean readOnly = security.flatMap(map -> map.scalar("readOnlyRootFilesystem"))
                .filter(said -> isTemplate(said.text()) || said.text().equalsIgnoreCase("true"))
                .isPresent();
        if (!readOnly && container.has("image")) {
            rules.writableRoot(container.keySpan("image"), "securityContext: {readOnlyRootFilesystem: true}");
        }
    }

    /** What protects a container from the kernel's rarer calls. */
    private void profiles(YamlMap security) {
        for (String key : List.of("seccompProfile", "appArmorProfile")) {
            security.map(key)
                    .flatMap(profile -> profile.scalar("type"))
                    .filter(type -> type.text().equals("Unconfined"))
                    .ifPresent(type -> rules.securityOption(
                            type.as(key.startsWith("sec") ? "seccomp=unconfined" : "apparmor=unconfined")));
        }
        security.scalar("procMount")
                .filter(said -> said.text().equals("Unmasked"))
                .ifPresent(said -> rules.securityOption(said.as("systempaths=unconfined")));
    }

    private void checkVolume(YamlMap volume, List<YamlMap> containers) {
        Optional<Said> path = volume.map("hostPath").flatMap(host -> host.scalar("path"));
        Optional<Said> name = volume.scalar("name");
        if (path.isEmpty() || name.isEmpty() || isTemplate(path.get().text())) {
            return;
        }
        List<YamlMap> mounts = containers.stream()
                .flatMap(container -> container.maps("volumeMounts").stream())
                .filter(mount -> mount.scalar("name").map(Said::text).equals(name.map(Said::text)))
                .toList();
        boolean readOnly = !mounts.isEmpty() && mounts.stream().allMatch(mount -> mount.isTrue("readOnly"));
        String target = mounts.stream()
                .flatMap(mount -> mount.scalar("mountPath").stream())
                .map(Said::text)
                .findFirst()
                .orElse("");
        rules.mount(Mount.of(path.get(), target, readOnly));
    }

    private static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("${") || text.startsWith("$(");
    }
}

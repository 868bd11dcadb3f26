package dev.contenttrust.migrate.print;

import dev.contenttrust.ImageReference;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Kyverno ClusterPolicy in two rules: images of the repositories have to be signed by the key, and to be one of the planned
 * digests. Strings are written as double-quoted YAML scalars, which JSON's are too.
 *
 * @param attestor whose signatures count
 */
public record KyvernoPolicy(NewRegistry to, Attestor attestor) implements PlanPrinter {

    /**
     * Whose signatures count.
     *
     * @param type as Kyverno names it
     * @param path to the member that holds the key or certificate, from an entry on
     * @param pem the lines of one or more PEM blocks
     */
    public record Attestor(String type, List<String> path, List<String> pem) {
        public Attestor {
            path = List.copyOf(path);
            pem = List.copyOf(pem);
        }

        /** By cosign, with a public key. */
        public static Attestor cosign(String pem) {
            return new Attestor("Cosign", List.of("keys", "publicKeys"), blocks(pem));
        }

        /** By notation, under a certificate. */
        public static Attestor notation(String pem) {
            return new Attestor("Notary", List.of("certificates", "cert"), blocks(pem));
        }

        /** Without what may stand around the blocks. */
        private static List<String> blocks(String pem) {
            List<String> lines = new ArrayList<>();
            boolean inside = false;
            for (String line : pem.lines().map(String::strip).toList()) {
                inside |= line.startsWith("-----BEGIN ");
                if (inside) {
                    lines.add(line);
                }
                inside &= !line.startsWith("-----END ");
            }
            return lines;
        }
    }

    @Override
    public String print(Plan plan) {
        Yaml yaml = new Yaml().comment(0, "from a plan of " + plan.made());
        plan.repositories()
                .forEach(repository -> repository
                        .refused()
                        .forEach(refused -> yaml.comment(
                                0,
                                "left out: " + repository.gun()
                                        + refused.subject()
                                                .map(subject -> " " + subject)
                                                .orElse("") + ": "
                                        + refused.what())));
        yaml.lines(0, HEAD).lines(2, SIGNED).items(6, patterns(plan));
        yaml.lines(6, "type: " + attestor.type() + "\n" + ATTESTOR);
        yaml.lines(8, "- " + attestor.path().get(0) + ":")
                .lines(12, attestor.path().get(1) + ": |-");
        attestor.pem().forEach(line -> yaml.lines(14, line));
        yaml.lines(2, PLANNED).items(12, patterns(plan)).lines(8, DENIED);
        for (PlannedRepository repository : plan.repositories()) {
            repository
                    .byDigest()
                    .forEach((digest, tags) -> yaml.comment(14, "tags: " + String.join(", ", tags))
                            .items(
                                    14,
                                    names(repository).stream()
                                            .flatMap(name -> Stream.of(name + "@" + digest, name + ":*@" + digest))
                                            .toList()));
        }
        return yaml.toString();
    }

    private static final String HEAD = """
            apiVersion: kyverno.io/v1
            kind: ClusterPolicy
            metadata:
              name: migrated-from-content-trust
            spec:
              validationFailureAction: Enforce
              background: false
              webhookTimeoutSeconds: 30
              rules:
            """;

    private static final String SIGNED = """
            - name: signed-anew
              match:
                any:
                - resources:
                    kinds:
                    - Pod
              verifyImages:
              - required: true
                mutateDigest: true
                verifyDigest: true
                imageReferences:
            """;

    private static final String ATTESTOR = """
            attestors:
            - count: 1
              entries:
            """;

    private static final String PLANNED = """
            - name: planned-digests-only
              match:
                any:
                - resources:
                    kinds:
                    - Pod
              validate:
                message: this digest was not among those that were signed when the plan was made
                foreach:
                - list: request.object.spec.[containers, initContainers, ephemeralContainers][]
                  preconditions:
                    any:
                    - key: "{{ element.image }}"
                      operator: AnyIn
                      value:
            """;

    private static final String DENIED = """
              deny:
                conditions:
                  all:
                  - key: "{{ element.image }}"
                    operator: AnyNotIn
                    value:
            """;

    private Set<String> patterns(Plan plan) {
        Set<String> patterns = new LinkedHashSet<>();
        for (PlannedRepository repository : plan.repositories()) {
            if (!repository.tags().isEmpty()) {
                for (String name : names(repository)) {
                    patterns.add(name);
                    patterns.add(name + ":*");
                    patterns.add(name + "@*");
                }
            }
        }
        return patterns;
    }

    /** The name in full, and where pods may name it shorter, so too. */
    private Set<String> names(PlannedRepository repository) {
        ImageReference name = to.nameOf(repository.gun());
        Set<String> names = new LinkedHashSet<>(List.of(name.name(), name.familiarName()));
        if (!name.familiarName().equals(name.name())) {
            names.add(name.domain() + "/" + name.familiarName());
        }
        return names;
    }
}

package dev.contenttrust.migrate.print;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Printable;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
     * @param type {@code Cosign} or {@code Notary}
     * @param pem the public key, or the certificate
     */
    public record Attestor(String type, List<String> pem) {
        public Attestor {
            pem = List.copyOf(pem);
        }

        /** By cosign, with a public key. */
        public static Attestor cosign(String pem) {
            return new Attestor("Cosign", pem.lines().toList());
        }

        /** By notation, under a certificate. */
        public static Attestor notation(String pem) {
            return new Attestor("Notary", pem.lines().toList());
        }

        private String member() {
            return type.equals("Cosign") ? "keys:\n                    publicKeys" : "certificates:\n                    cert";
        }
    }

    @Override
    public String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        text.append("# from a plan of ").append(plan.made()).append('\n');
        plan.repositories().forEach(repository -> repository
                .refused()
                .forEach(refused -> text.append("# left out: ")
                        .append(repository.gun())
                        .append(refused.subject().map(s -> " " + Printable.escape(s)).orElse(""))
                        .append(": ")
                        .append(Printable.escape(refused.what()))
                        .append('\n')));
        text.append(HEAD);
        text.append(SIGNED);
        patterns(plan).forEach(pattern -> item(text, "            ", pattern));
        text.append("          type: ").append(attestor.type()).append('\n');
        text.append(ATTESTOR).append(attestor.member()).append(": |-\n");
        attestor.pem().forEach(line -> text.append(" ".repeat(22)).append(line).append('\n'));
        text.append(PLANNED);
        patterns(plan).forEach(pattern -> item(text, "                  ", pattern));
        text.append(DENIED);
        digests(text, plan);
        return text.toString();
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
                        -\s""".stripTrailing() + " ";

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

    private void digests(StringBuilder text, Plan plan) {
        for (PlannedRepository repository : plan.repositories()) {
            repository.byDigest().forEach((digest, tags) -> {
                text.append(" ".repeat(16)).append("# tags: ").append(String.join(", ", tags)).append('\n');
                for (String name : names(repository)) {
                    item(text, " ".repeat(16), name + "@" + digest);
                    item(text, " ".repeat(16), name + ":*@" + digest);
                }
            });
        }
    }

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

    private static void item(StringBuilder text, String indent, String value) {
        text.append(indent).append("- \"").append(value).append("\"\n");
    }
}

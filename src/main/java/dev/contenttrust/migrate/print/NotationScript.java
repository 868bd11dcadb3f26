package dev.contenttrust.migrate.print;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs every digest of a plan by notation, once, and writes the trust policy that demands these signatures
 * (trust-store-trust-policy.md, "Trust Policy Schema").
 *
 * @param key the name of notation's key; absent for its default one
 */
public record NotationScript(NewRegistry to, Optional<String> key) implements PlanPrinter {
    /** Of the policy, and of the trust store that it refers to. */
    private static final String NAME = "migrated";

    @Override
    public String print(Plan plan) {
        return new ShellText()
                .signing(plan, to, this::sign)
                .blank()
                .comment("the policy for those who pull: notation policy import trustpolicy.json;")
                .comment("narrow trustedIdentities to the subject of your certificate, and add its root with:")
                .comment("notation certificate add --type ca --store " + NAME + " ROOT.pem")
                .file("trustpolicy.json", policy(plan))
                .toString();
    }

    private List<String> sign(String name) {
        List<String> words = new ArrayList<>(List.of("notation", "sign", "--signature-format", "jws"));
        key.ifPresent(one -> words.addAll(List.of("--key", one)));
        words.add(name);
        return words;
    }

    private List<String> policy(Plan plan) {
        List<String> scopes = plan.repositories().stream()
                .filter(repository -> !repository.tags().isEmpty())
                .map(repository -> to.nameOf(repository.gun()).toString())
                .distinct()
                .toList();
        JsonBuilder policy = JsonBuilder.object()
                .put("name", NAME)
                .put("registryScopes", JsonBuilder.strings(scopes))
                .put(
                        "signatureVerification",
                        JsonBuilder.object().put("level", "strict").build())
                .put("trustStores", JsonBuilder.strings(List.of("ca:" + NAME)))
                .put("trustedIdentities", JsonBuilder.strings(List.of("*")));
        JsonBuilder document =
                JsonBuilder.object().put("version", "1.0").put("trustPolicies", new JsonArray(List.of(policy.build())));
        return JsonText.pretty(document.build()).lines().toList();
    }
}

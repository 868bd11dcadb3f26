package dev.contenttrust.cli;

import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import java.util.Set;

/** Who must have signed. */
final class DemandOptions {
    private static final String KEY_ID = "[0-9a-f]{64}";

    private final Values<RoleName> signers;
    private final Values<KeyId> keys;

    DemandOptions(OptionTable options) {
        signers = options.values(
                "--signer",
                "ROLE",
                SignerDemand::role,
                "this role must sign the same digest: alice or targets/alice;\nmay be given again: then all of them");
        keys = options.values(
                "--key",
                "KEYID",
                DemandOptions::key,
                "this key must be among the signers; as in the metadata, or\ncanonical; may be given again");
    }

    SignerDemand demand() {
        return new SignerDemand(Set.copyOf(signers.get()), Set.copyOf(keys.get()));
    }

    private static KeyId key(String text) {
        if (!text.matches(KEY_ID)) {
            throw new UsageException(
                    "\"" + text + "\" is no key id",
                    "expected 64 lower-case hex digits",
                    "trust inspect shows the key ids of a repository");
        }
        return new KeyId(text);
    }
}

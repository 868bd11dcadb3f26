package dev.contenttrust.cli;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.TrustedCertificates;
import dev.contenttrust.migrate.print.KyvernoPolicy.Attestor;
import dev.contenttrust.migrate.status.CosignCheck;
import dev.contenttrust.migrate.status.NotationCheck;
import dev.contenttrust.migrate.status.SignatureCheck;
import dev.contenttrust.registry.RegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The options that say whose new signatures count. */
final class NewSigners {
    /** A key takes some hundred bytes, a store of certificates some thousands. */
    private static final int PEM_MAX = 1 << 20;

    private final Value<Path> cosignKey;
    private final Value<Path> notationAuthority;

    NewSigners(OptionTable options) {
        cosignKey = options.value(
                "--cosign-key", "FILE", Path::of, "with status: a cosign signature by this public key is wanted, PEM");
        notationAuthority = options.value(
                "--notation-ca",
                "FILE",
                Path::of,
                "with status: a notation signature is wanted, under one of these\ncertificates, PEM");
    }

    /** How to look for their signatures; none where no option was given. */
    List<SignatureCheck> checks(RegistryClient client, Instant now) {
        List<SignatureCheck> checks = new ArrayList<>();
        cosignKey.get().ifPresent(file -> checks.add(new CosignCheck(client, read(file, PublicKey::fromPem))));
        notationAuthority
                .get()
                .ifPresent(file ->
                        checks.add(new NotationCheck(client, read(file, pem -> certificates(file, pem)), now)));
        return checks;
    }

    /** The one of them that a policy names. */
    Attestor attestor() {
        if (cosignKey.get().isPresent() == notationAuthority.get().isPresent()) {
            throw new UsageException(
                    "--to kyverno wants either --cosign-key or --notation-ca",
                    "the policy has to say whose signatures count",
                    "");
        }
        if (cosignKey.get().isPresent()) {
            return read(cosignKey.get().get(), pem -> {
                PublicKey.fromPem(pem);
                return Attestor.cosign(pem);
            });
        }
        Path file = notationAuthority.get().orElseThrow();
        return read(file, pem -> {
            certificates(file, pem);
            return Attestor.notation(pem);
        });
    }

    private static TrustedCertificates certificates(Path file, String pem) {
        return TrustedCertificates.parse(file.toString(), pem.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static <T> T read(Path file, Function<String, T> reader) {
        try {
            return reader.apply(new String(BoundedFile.read(file, PEM_MAX), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UsageException("cannot read " + file, FileFailure.reason(e), "", e);
        } catch (InvalidKeyException e) {
            throw new UsageException("cannot use " + file, e.getMessage(), "A PEM file is wanted.", e);
        }
    }
}

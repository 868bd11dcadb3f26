package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.pgp.Flaw;
import dev.contenttrust.crypto.pgp.Key;
import dev.contenttrust.crypto.pgp.Keyring;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of keys as it was read, before its keys are judged. */
record HeldFile(
        String path,
        Optional<Digest> layer,
        Manager manager,
        List<Key> keys,
        List<PublicKey> plainKeys,
        List<String> flaws) {

    static HeldFile keyring(Manager manager, String path, Optional<Digest> layer, byte[] bytes, List<String> flaws) {
        List<String> all = new ArrayList<>(flaws);
        List<Key> keys = List.of();
        try {
            Keyring keyring = Keyring.read(path, bytes);
            keys = keyring.keys();
            keyring.flaws().stream().map(Flaw::toString).forEach(all::add);
        } catch (TrustException e) {
            all.add(e.getMessage());
        }
        return new HeldFile(path, layer, manager, keys, List.of(), all);
    }

    /** A file with one PEM public key. */
    static HeldFile pem(Manager manager, String path, Optional<Digest> layer, byte[] bytes) {
        try {
            PublicKey key = PublicKey.fromPem(new String(bytes, StandardCharsets.US_ASCII));
            return new HeldFile(path, layer, manager, List.of(), List.of(key), List.of());
        } catch (TrustException e) {
            return new HeldFile(path, layer, manager, List.of(), List.of(), List.of(e.getMessage()));
        }
    }

    KeyFile judged(ManagerKeys manager, Instant at) {
        List<InstalledKey> installed = new ArrayList<>();
        keys.forEach(key ->
                installed.add(OpenPgpVerdict.of(key, manager.reach(path, OpenPgpVerdict.fingerprints(key)), at)));
        plainKeys.forEach(key -> installed.add(plain(key, manager.reach(path, Set.of()))));
        return new KeyFile(path, layer, this.manager, installed, flaws);
    }

    private static InstalledKey plain(PublicKey key, Reach reach) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (reach.repositories().isEmpty()) {
            marks.add(Mark.NO_REPOSITORY);
        }
        return new InstalledKey(
                Digest.sha256(key.encoded()).hex(),
                "",
                key.description(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                marks,
                reach);
    }
}

package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.TargetFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Bytes that claim to be a target of a repository. */
final class Payload {
    private static final int BUFFER = 64 << 10;

    private final SignedRepository repository;
    private final String name;

    Payload(SignedRepository repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    VerifiedPayload verify(SignerDemand demand, InputStream bytes) {
        SignedTag signed = signed();
        new Demands(repository, signed).require(demand);
        RoleName role = signed.role();
        TargetFile target = repository
                .state()
                .targets(role)
                .flatMap(file -> Optional.ofNullable(file.signed().targets().get(name)))
                .orElseThrow();
        List<MessageDigest> hashers =
                target.hashes().stream().map(hash -> hash.algorithm().hasher()).toList();
        long length = read(bytes, hashers, target.length());
        if (length != target.length()) {
            String got = length > target.length() ? "more" : Long.toString(length);
            throw new PayloadMismatchException(
                    repository.gun(), name, "expected " + target.length() + " bytes, got " + got);
        }
        for (int i = 0; i < hashers.size(); i++) {
            Digest expected = target.hashes().get(i);
            Digest got = Digest.ofHash(expected.algorithm(), hashers.get(i).digest());
            if (!got.equals(expected)) {
                throw new PayloadMismatchException(repository.gun(), name, "expected " + expected + ", got " + got);
            }
        }
        return new VerifiedPayload(repository, role, target);
    }

    private SignedTag signed() {
        Optional<SignedTag> signed = repository.tags(List.of()).stream()
                .filter(tag -> tag.tag().equals(name))
                .findFirst();
        boolean atTheTop = signed.map(SignedTag::role).equals(Optional.of(RoleName.TARGETS));
        Optional<TrustException> doubt = atTheTop ? Optional.empty() : doubt();
        if (doubt.isPresent()) {
            throw doubt.get();
        }
        return signed.orElseThrow(() -> new TagNotSignedException(
                repository.gun(),
                "\"" + name + "\" is not signed in " + repository.gun(),
                "no role has a target of that name",
                "See what is signed with: trust list "
                        + repository.gun().reference().familiarName()));
    }

    /** Some role that was dropped may sign it too, and come first. */
    private Optional<TrustException> doubt() {
        return repository.state().dropped().keySet().stream()
                .flatMap(role -> repository.state().doubt(role, name).stream())
                .findFirst();
    }

    /** Reads to the end or past the length, whichever comes first. */
    private static long read(InputStream bytes, List<MessageDigest> hashers, long length) {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try {
            int count = bytes.read(buffer);
            while (count >= 0 && total <= length) {
                total += count;
                for (MessageDigest hasher : hashers) {
                    hasher.update(buffer, 0, count);
                }
                count = bytes.read(buffer);
            }
        } catch (IOException e) {
            throw new UnreadablePayloadException(e);
        }
        return total;
    }
}

package dev.contenttrust.mirror;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.mirror.TimeStamper.Answer;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorIndex;
import dev.contenttrust.updater.source.MirrorProofs;
import dev.contenttrust.updater.source.TimeProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time stamps of a mirror that is added to. A stamp counts once its answer is there, which is written last. */
final class ProofShelf {
    private final Path mirror;
    private final Path directory;

    ProofShelf(Path mirror) {
        this.mirror = mirror;
        this.directory = mirror.resolve(MirrorProofs.DIRECTORY);
    }

    /** Has the index stamped as it is now, unless the last stamp is about the same files. */
    Stamping stamp(MirrorIndex index, TimeStamper authority) throws IOException {
        MirrorDirectory now = MirrorDirectory.open(mirror);
        Optional<TimeProof> last = last(now, authority.trusted());
        if (last.filter(proof -> listsTheSame(proof.index(), index)).isPresent()) {
            return new Stamping(last.get().name(), last.get().stamp(), false);
        }
        byte[] bytes = Files.readAllBytes(mirror.resolve(MirrorDirectory.INDEX));
        Digest digest = Digest.sha256(bytes);
        Answer answer = authority.stamp(digest);
        String name = name(answer.stamp().instant(), digest);
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(name + MirrorProofs.STAMPED), bytes);
        AtomicFile.write(
                directory.resolve(name + MirrorProofs.ANSWER), answer.bytes().bytes());
        RepositoryFiles.force(directory);
        return new Stamping(name, answer.stamp(), true);
    }

    /** One that does not verify is as good as none. */
    private static Optional<TimeProof> last(MirrorDirectory mirror, List<CertificateAuthority> trusted) {
        MirrorProofs proofs = mirror.proofs(trusted);
        List<String> names = proofs.names();
        try {
            return names.isEmpty() ? Optional.empty() : Optional.of(proofs.verify(names.get(names.size() - 1)));
        } catch (TrustException e) {
            return Optional.empty();
        }
    }

    private static boolean listsTheSame(MirrorIndex one, MirrorIndex other) {
        return files(one).equals(files(other)) && one.ociIndex().equals(other.ociIndex());
    }

    private static Map<String, Map<String, MirrorIndex.ListedFile>> files(MirrorIndex index) {
        return index.repositories().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, repository -> repository.getValue().files()));
    }

    /** Such that names sort by time, and no two runs can take the same. */
    private static String name(Instant instant, Digest index) {
        return instant.toString().replaceAll("[-:]", "") + "-" + index.hex().substring(0, 16);
    }

    /** Removes indexes that a run kept and did not come to have stamped. */
    void settle() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> found = Files.list(directory)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                boolean unfinished = name.endsWith(".tmp");
                boolean unstamped = name.endsWith(MirrorProofs.STAMPED)
                        && Files.notExists(
                                file.resolveSibling(name.substring(0, name.length() - MirrorProofs.STAMPED.length())
                                        + MirrorProofs.ANSWER));
                if (unfinished || unstamped) {
                    Files.delete(file);
                }
            }
        }
    }
}

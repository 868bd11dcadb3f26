package dev.contenttrust.notary.keys;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.crypto.PrivateKeyPem;
import dev.contenttrust.crypto.PrivateKeyPem.Content;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.keys.HeldKey.Flaw;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.notary.NotaryProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One file of a directory with keys: by Docker's and Notary's layouts, old and new, an export, or any PEM. */
final class KeyFile {
    /** In bytes. An RSA key of 4096 bits takes 4 KB; an export of a hundred keys is well below. */
    static final int LENGTH_MAX = 1 << 20;

    private static final String SUFFIX = ".key";
    private static final String MARK = "PRIVATE KEY-----";

    /** Where old clients kept the keys of repositories, below their names. */
    private static final String OLD_REPOSITORIES = "tuf_keys";

    /** Notary's roles (notary-v1 profile, section 1); a signer's name follows the same rule. */
    private static final Pattern ROLE = Pattern.compile("[-a-z0-9_/]{1,255}");

    /** A SHA-256 in hex (notary-v1 profile, section 2). */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path top;
    private final Path file;

    private KeyFile(Path top, Path file) {
        this.top = top;
        this.file = file;
    }

    /**
     * The keys of a file; none if it is a file of another kind.
     *
     * @throws UnreadableKeyException if it is called a key and holds none, or is too long
     */
    static List<HeldKey> read(Path top, Path file, long length) throws IOException {
        boolean called = file.getFileName().toString().endsWith(SUFFIX);
        if (length > LENGTH_MAX) {
            if (called) {
                throw new UnreadableKeyException("longer than " + LENGTH_MAX + " bytes: no key is");
            }
            return List.of();
        }
        String text = text(file);
        return called || text.contains(MARK) ? new KeyFile(top, file).keys(text) : List.of();
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LENGTH_MAX);
            try {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    private List<HeldKey> keys(String text) throws IOException {
        List<PrivateKeyPem> blocks;
        try {
            blocks = PrivateKeyPem.parseAll(text);
        } catch (InvalidKeyException e) {
            throw new UnreadableKeyException("no private key: " + e.why());
        }
        Set<Flaw> access = wide() ? EnumSet.of(Flaw.WIDE_PERMISSIONS) : EnumSet.noneOf(Flaw.class);
        List<HeldKey> keys = new ArrayList<>();
        for (PrivateKeyPem block : blocks) {
            keys.add(key(block, access));
        }
        return keys;
    }

    private HeldKey key(PrivateKeyPem block, Set<Flaw> access) {
        Optional<PublicKey> open =
                block.content() instanceof Content.Open key ? Optional.of(key.publicKey()) : Optional.empty();
        Optional<KeyId> computed = open.map(NotaryProfile::canonicalId);
        Optional<KeyId> named = id(file.getFileName().toString())
                .or(() -> header(block, "path").map(KeyFile::lastName).flatMap(KeyFile::id));
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(access);
        if (!(block.content() instanceof Content.Encrypted)) {
            flaws.add(Flaw.UNENCRYPTED);
        }
        if (computed.isPresent() && named.isPresent() && !named.equals(computed)) {
            flaws.add(Flaw.OTHER_NAME);
        }
        if (computed.isEmpty() && named.isEmpty()) {
            flaws.add(Flaw.NAMELESS);
        }
        return new HeldKey(file, named, open, computed, role(block), gun(block), flaws);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@code ID.key}, or {@code ID_ROLE.key} as old clients have it. */
    private static Optional<KeyId> id(String name) {
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        int alias = stem.indexOf('_');
        String id = alias < 0 ? stem : stem.substring(0, alias);
        return ID.matcher(id).matches() ? Optional.of(new KeyId(id)) : Optional.empty();
    }

    private Optional<RoleName> role(PrivateKeyPem block) {
        String stem = file.getFileName().toString().replace(SUFFIX, "");
        int alias = stem.indexOf('_');
        return header(block, "role")
                .or(() -> alias > 0 && id(stem).isPresent() ? Optional.of(stem.substring(alias + 1)) : Optional.empty())
                .filter(role -> ROLE.matcher(role).matches())
                .map(RoleName::new);
    }

    private Optional<Gun> gun(PrivateKeyPem block) {
        return header(block, "gun").or(this::gunOfPath).flatMap(KeyFile::gun);
    }

    private Optional<String> gunOfPath() {
        Path below = top.relativize(file).getParent();
        for (int at = 0; below != null && at < below.getNameCount() - 1; at++) {
            if (below.getName(at).toString().equals(OLD_REPOSITORIES)) {
                return Optional.of(below.subpath(at + 1, below.getNameCount()).toString());
            }
        }
        return Optional.empty();
    }

    /** Old clients' GUNs may have no registry in front; one that is no name of a repository names none. */
    private static Optional<Gun> gun(String text) {
        try {
            return Optional.of(Gun.parse(text));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(PrivateKeyPem block, String name) {
        return Optional.ofNullable(block.headers().get(name)).filter(value -> !value.isEmpty());
    }

    /** Where the file system knows no such permissions, nothing is said of them. */
    private boolean wide() throws IOException {
        try {
            return !OWNER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }
}

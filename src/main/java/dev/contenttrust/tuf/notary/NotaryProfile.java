package dev.contenttrust.tuf.notary;

import dev.contenttrust.crypto.CertificateBundle;
import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.Moment;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signature;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TufKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The dialect of Notary v1 for one repository. */
public final class NotaryProfile implements Profile {
    /** Some ten keys or certificates of 3 KB each are a large root; the reference has no bound. */
    static final long ROOT_MAX = 1 << 20;

    /** The reference's bound; a real one has less than 1 KB. */
    static final long TIMESTAMP_MAX = 1 << 20;

    /** Room for {@link SnapshotReader#ROLES_MAX} roles with long names. */
    static final long SNAPSHOT_MAX = 1 << 20;

    /** Room for 65,000 tags, which the count of values allows, at 120 bytes. */
    static final long TARGETS_MAX = 8 << 20;

    /** Certificates are made on machines whose clocks run ahead; the reference allows as much. */
    static final Duration NOT_BEFORE_LEEWAY = Duration.ofDays(1);

    private final String gun;

    private NotaryProfile(String gun) {
        this.gun = gun;
    }

    /** @param gun the repository's globally unique name, in its own case: {@code docker.io/library/alpine} */
    public static NotaryProfile forGun(String gun) {
        return new NotaryProfile(gun);
    }

    /** The id under which a key is listed without a certificate: the name of its private key's file, and what Docker prints. */
    public static KeyId canonicalId(PublicKey key) {
        return KeyReader.canonicalId(key);
    }

    @Override
    public String repository() {
        return gun;
    }

    @Override
    public byte[] canonical(JsonValue signed) {
        return CanonicalJson.encode(signed);
    }

    @Override
    public Signature signature(JsonCursor element) {
        JsonCursor value = element.member("sig");
        return new Signature(
                new KeyId(element.member("keyid").string()),
                element.member("method").string(),
                HexFormat.of().formatHex(Base64Text.decode(value)));
    }

    @Override
    public Root root(JsonCursor signed) {
        return RootReader.read(ExactNumbers.only(signed));
    }

    @Override
    public Timestamp timestamp(JsonCursor signed) {
        SignedFields fields = SignedFields.read(ExactNumbers.only(signed), "Timestamp");
        JsonCursor snapshot = signed.member("meta").member(RoleName.SNAPSHOT.value());
        return new Timestamp(fields.version(), fields.expires(), Entries.file(snapshot, SNAPSHOT_MAX));
    }

    @Override
    public Snapshot snapshot(JsonCursor signed) {
        return SnapshotReader.read(ExactNumbers.only(signed));
    }

    @Override
    public Targets targets(RoleName role, JsonCursor signed) {
        return TargetsReader.read(role, ExactNumbers.only(signed));
    }

    @Override
    public Optional<SignatureScheme> scheme(TufKey key, Signature signature) {
        return switch (signature.method().toLowerCase(Locale.ROOT)) {
            case "ecdsa" -> Optional.of(SignatureScheme.ECDSA_SHA256_P1363);
            case "rsapss", "pycrypto-pkcs#1 pss" -> Optional.of(SignatureScheme.RSA_PSS_SHA256);
            case "rsapkcs1v15" -> Optional.of(SignatureScheme.RSA_PKCS1V15_SHA256);
            case "eddsa" -> Optional.of(SignatureScheme.ED25519);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> objection(RoleName role, TufKey key) {
        return role.equals(RoleName.ROOT) ? RootCertificates.objection(gun, key.certificate()) : Optional.empty();
    }

    @Override
    public Optional<String> objectionAt(RoleName role, TufKey key, Moment moment) {
        Optional<String> always = objection(role, key);
        return always.isPresent() || !role.equals(RoleName.ROOT)
                ? always
                : key.certificate().flatMap(certificate -> validity(certificate, moment));
    }

    private static Optional<String> validity(CertificateBundle certificate, Moment moment) {
        if (moment.isPast(certificate.notAfter())) {
            return Optional.of("its certificate expired at " + certificate.notAfter());
        }
        return moment.isBefore(certificate.notBefore().minus(NOT_BEFORE_LEEWAY))
                ? Optional.of("its certificate is not valid before " + certificate.notBefore())
                : Optional.empty();
    }

    /** By hash: {@code targets/releases.<hex>.json}; every entry has a SHA-256. */
    @Override
    public MetadataFile file(RoleName role, FileEntry entry, Root root) {
        return new MetadataFile.Hashed(role, entry.sha256().orElseThrow());
    }

    /** Versions say nothing about content here, so a server may not have two under one. */
    @Override
    public Reissue timestampReissue() {
        return Reissue.REFUSED;
    }

    @Override
    public long maxLength(RoleName role) {
        return switch (role.value()) {
            case "root" -> ROOT_MAX;
            case "timestamp" -> TIMESTAMP_MAX;
            case "snapshot" -> SNAPSHOT_MAX;
            default -> TARGETS_MAX;
        };
    }
}

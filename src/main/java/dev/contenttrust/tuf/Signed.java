package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The signed part of a metadata file. */
public sealed interface Signed {

    /** At least 1. */
    long version();

    /** The first instant at which it is expired has passed when {@code expires < now}. */
    Instant expires();

    /** Who may sign for the top-level roles. */
    record Root(
            long version,
            Instant expires,
            boolean consistentSnapshot,
            Map<KeyId, TufKey> keys,
            Map<RoleName, RoleKeys> roles)
            implements Signed {
        public Root {
            keys = ordered(keys);
            roles = ordered(roles);
        }
    }

    /** Which snapshot is current. */
    record Timestamp(long version, Instant expires, FileEntry snapshot) implements Signed {}

    /** Which version of every other file belongs to this state of the repository. */
    record Snapshot(long version, Instant expires, Map<RoleName, FileEntry> meta) implements Signed {
        public Snapshot {
            meta = ordered(meta);
        }
    }

    /**
     * Targets, and who else may sign some.
     *
     * @param delegations in the order of precedence
     * @param succinctRoles in their stead; TUF 1.0 only
     */
    record Targets(
            long version,
            Instant expires,
            Map<String, TargetFile> targets,
            Map<KeyId, TufKey> delegationKeys,
            List<Delegation> delegations,
            Optional<SuccinctRoles> succinctRoles)
            implements Signed {
        public Targets {
            targets = ordered(targets);
            delegationKeys = ordered(delegationKeys);
            delegations = List.copyOf(delegations);
        }

        /** Those delegations that are about a target of that name. */
        public List<Delegation> delegationsOf(String target) {
            return succinctRoles
                    .map(roles -> List.of(roles.delegationOf(target)))
                    .orElseGet(() -> delegations.stream()
                            .filter(delegation -> delegation.paths().cover(target))
                            .toList());
        }

        /** The same without the targets that do not pass. */
        Targets only(Predicate<String> names) {
            Map<String, TargetFile> fewer = new LinkedHashMap<>(targets);
            fewer.keySet().removeIf(names.negate());
            return new Targets(version, expires, fewer, delegationKeys, delegations, succinctRoles);
        }
    }

    /**
     * What timestamp or snapshot say about a file.
     *
     * @param version TUF 1.0 only
     * @param length in bytes, of the file as served
     * @param hashes the known ones among those listed
     */
    record FileEntry(OptionalLong version, OptionalLong length, List<Digest> hashes) {
        public FileEntry {
            hashes = List.copyOf(hashes);
        }

        /** Whether it names that file; who trusts the file for it has to check length and every hash besides. */
        public boolean names(Verified<?> file) {
            long listed = version.orElse(file.signed().version());
            return listed == file.signed().version()
                    && bestHash().map(hash -> hash.isOf(file.raw())).orElse(version.isPresent());
        }

        private Optional<Digest> bestHash() {
            return sha256().or(() -> hashes.stream().findFirst());
        }

        /** Its SHA-256, by which Notary names files. */
        public Optional<Digest> sha256() {
            return hashes.stream()
                    .filter(d -> d.algorithm() == Digest.Algorithm.SHA256)
                    .findFirst();
        }
    }

    /**
     * A target.
     *
     * @param name its path; for Docker a tag
     * @param length in bytes; for Docker of the manifest
     * @param hashes the known ones among those listed; at least one
     */
    record TargetFile(String name, long length, List<Digest> hashes, Optional<dev.contenttrust.json.JsonValue> custom) {
        public TargetFile {
            hashes = List.copyOf(hashes);
        }

        /** Its SHA-256. */
        public Optional<Digest> sha256() {
            for (Digest hash : hashes) {
                if (hash.algorithm() == Digest.Algorithm.SHA256) {
                    return Optional.of(hash);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A role that may sign some of the delegator's targets.
     *
     * @param paths which of them
     * @param terminating whether nobody else is asked about them (TUF 1.0.34, section 4.5); never so in Notary
     */
    record Delegation(RoleName name, RoleKeys keys, TargetPaths paths, boolean terminating) {}

    /**
     * TUF's {@code succinct_roles}: roles that share out all targets among them by the first bits of the SHA-256 of their names
     * (TUF 1.0.34, section 4.5).
     *
     * @param bitLength of those bits, 1 to 32
     * @param namePrefix what the roles' names begin with
     */
    record SuccinctRoles(RoleKeys keys, int bitLength, String namePrefix) {
        private static final int HEX_BITS = 4;

        /** The one of them that is about that target. */
        Delegation delegationOf(String target) {
            TargetPaths.Bin bin = TargetPaths.Bin.of(bitLength, target);
            int digits = (bitLength + HEX_BITS - 1) / HEX_BITS;
            String suffix = HexFormat.of().toHexDigits(bin.number(), digits);
            return new Delegation(new RoleName(namePrefix + "-" + suffix), keys, bin, false);
        }
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

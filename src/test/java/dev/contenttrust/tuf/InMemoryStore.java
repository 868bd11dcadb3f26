package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that lives as long as the test; what was noted and not committed is gone when it is closed. */
public final class InMemoryStore implements MetadataStore {
    private Content committed = new Content(new TreeMap<>(), new TreeMap<>(), Optional.empty());
    private Content noted = committed.copy();
    private int commits;

    private record Content(Map<RoleName, byte[]> files, Map<Long, byte[]> roots, Optional<Instant> refreshed) {
        Content copy() {
            return new Content(new TreeMap<>(files), new TreeMap<>(roots), refreshed);
        }
    }

    @Override
    public Optional<byte[]> load(RoleName role) {
        return Optional.ofNullable(noted.files().get(role));
    }

    @Override
    public Optional<byte[]> loadRoot(long version) {
        return Optional.ofNullable(noted.roots().get(version));
    }

    @Override
    public void save(RoleName role, long version, RawBytes bytes) {
        noted.files().put(role, bytes.bytes());
        if (role.equals(RoleName.ROOT)) {
            noted.roots().put(version, bytes.bytes());
        }
    }

    @Override
    public void remove(RoleName role) {
        noted.files().remove(role);
    }

    @Override
    public Optional<Instant> lastRefreshed() {
        return noted.refreshed();
    }

    @Override
    public void refreshed(Instant now) {
        noted = new Content(noted.files(), noted.roots(), Optional.of(now));
    }

    @Override
    public void commit() {
        committed = noted.copy();
        commits++;
    }

    @Override
    public String location() {
        return "the test's store";
    }

    @Override
    public void close() {
        noted = committed.copy();
    }

    /** The same store as the next run finds it: with what was committed, and nothing else. */
    public InMemoryStore reopened() {
        close();
        return this;
    }

    /** Another store with the same content. */
    public InMemoryStore copy() {
        InMemoryStore copy = new InMemoryStore();
        copy.committed = committed.copy();
        copy.noted = committed.copy();
        return copy;
    }

    /** How often something was made durable. */
    public int commits() {
        return commits;
    }

    /** What is durable, by file name. */
    public Map<String, byte[]> content() {
        Map<String, byte[]> content = new TreeMap<>();
        committed.files().forEach((role, bytes) -> content.put(role + ".json", bytes));
        committed.roots().forEach((version, bytes) -> content.put(version + ".root.json", bytes));
        return content;
    }

    /** Replaces what is durable, as a disk may that rots, or a hand that edits. */
    public InMemoryStore damaged(RoleName role, byte[] bytes) {
        committed.files().put(role, bytes);
        return reopened();
    }

    /** Replaces an earlier root that is durable. */
    public InMemoryStore damagedRoot(long version, byte[] bytes) {
        committed.roots().put(version, bytes);
        return reopened();
    }
}

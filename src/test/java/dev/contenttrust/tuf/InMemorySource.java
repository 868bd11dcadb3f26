package dev.contenttrust.tuf;

import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.OversizedAnswerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files by the names that a Notary server gives them, and a log of what was asked for. */
public final class InMemorySource implements MetadataSource {
    private final Map<String, byte[]> files;
    private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();

    /** @param files used as it is: a file put there later is served */
    public InMemorySource(Map<String, byte[]> files) {
        this.files = files;
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        String name = nameOf(file);
        requests.add(name);
        RuntimeException failure = failures.getOrDefault(name, failures.get("*"));
        if (failure != null) {
            throw failure;
        }
        byte[] bytes = files.get(name);
        if (bytes != null && bytes.length > maxLength) {
            throw new OversizedAnswerException(name, bytes.length + " bytes, expected at most " + maxLength, "", null);
        }
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    @Override
    public String location() {
        return "https://notary.example.com";
    }

    /** The name of a file on a Notary server. */
    public static String nameOf(MetadataFile file) {
        if (file instanceof MetadataFile.Versioned versioned) {
            return versioned.version() + "." + file.role() + ".json";
        }
        if (file instanceof MetadataFile.Hashed hashed) {
            return file.role() + "." + hashed.sha256().hex() + ".json";
        }
        return file.role() + ".json";
    }

    /** What is served, by name; may be changed. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** From now on, asking for that file fails; {@code *} is any file. */
    public InMemorySource failingAt(String name, RuntimeException failure) {
        failures.put(name, failure);
        return this;
    }

    /** From now on nobody answers. */
    public InMemorySource unreachable() {
        return failingAt(
                "*", new NetworkException("https://notary.example.com cannot be reached", "timeout", "", null));
    }

    /** From now on it answers again. */
    public InMemorySource reachable() {
        failures.clear();
        return this;
    }

    /** What was asked for since the last call, in order. */
    public List<String> requests() {
        List<String> asked = List.copyOf(requests);
        requests.clear();
        return asked;
    }
}

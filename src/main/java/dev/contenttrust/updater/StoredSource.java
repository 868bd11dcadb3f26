package dev.contenttrust.updater;

import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import java.util.Optional;

/** What is stored, in the place of a source: offline, the same workflow judges it. */
record StoredSource(MetadataStore store) implements MetadataSource {
    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        return file instanceof MetadataFile.Versioned versioned && file.role().equals(RoleName.ROOT)
                ? store.loadRoot(versioned.version())
                : store.load(file.role());
    }

    @Override
    public String location() {
        return store.location();
    }
}

package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import java.util.function.Consumer;

/** How what was stored becomes the floor again: before the current root is found, and once it is. */
sealed interface Recall {
    /** What can be said while the source looks for the next root. */
    Recollection atFirst(Files files, RootWalk roots);

    /** What comes of it under the current root. */
    Recollection then(Files files, RootWalk roots, Recollection stored);

    /**
     * Notary's, who stores sets: every file must be one that the stored root vouches for, and damage is never passed over in
     * silence. Only then is what the current root no longer vouches for forgotten, and removed.
     */
    record WholeSet() implements Recall {
        @Override
        public Recollection atFirst(Files files, RootWalk roots) {
            return roots.known()
                    ? SetRecall.under(files, roots.anchor())
                    : Recollection.of(Memory.empty(files.profile()));
        }

        @Override
        public Recollection then(Files files, RootWalk roots, Recollection stored) {
            stored.memory().forgetUnvouched(roots.chain().current()).forEach(files.store()::remove);
            return stored;
        }
    }

    /**
     * That of TUF 1.0, where a root is stored though the files after it could not be had: what the current root vouches for is
     * recalled, and the rest is as if it were not there (section 5.3.11). It stays where it is until its successor comes.
     */
    record WhatIsVouchedFor() implements Recall {
        @Override
        public Recollection atFirst(Files files, RootWalk roots) {
            return Recollection.of(Memory.empty(files.profile()));
        }

        @Override
        public Recollection then(Files files, RootWalk roots, Recollection stored) {
            Memory memory = Memory.under(files.profile(), roots.chain().current());
            recall(files, RoleName.TIMESTAMP, memory::recallTimestamp);
            recall(files, RoleName.SNAPSHOT, memory::recallSnapshot);
            recall(files, RoleName.TARGETS, memory::recallTargets);
            return Recollection.of(memory);
        }

        private static void recall(Files files, RoleName role, Consumer<RawBytes> memorize) {
            files.store().load(role).map(RawBytes::of).ifPresent(raw -> {
                try {
                    memorize.accept(raw);
                } catch (MetadataException unvouched) {
                    // It is no floor, then.
                }
            });
        }
    }
}

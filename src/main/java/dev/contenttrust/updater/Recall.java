package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import java.util.function.Consumer;

/** How what was stored becomes the floor again, once the current root is found. */
sealed interface Recall {
    /** @param roots walked forward to the current root */
    Recollection after(Files files, RootWalk roots);

    /**
     * Notary's, who stores sets: every file must be one that the stored root vouches for, and damage is never passed over in
     * silence. Only then is what the current root no longer vouches for forgotten, and removed.
     */
    record WholeSet() implements Recall {
        @Override
        public Recollection after(Files files, RootWalk roots) {
            if (!roots.known()) {
                return Recollection.of(Memory.empty(files.profile()));
            }
            Recollection recollection = SetRecall.under(files, roots.anchor());
            recollection.memory().forgetUnvouched(roots.chain().current()).forEach(files.store()::remove);
            return recollection;
        }
    }

    /**
     * That of TUF 1.0, where a root is stored though the files after it could not be had: what the current root vouches for is
     * recalled, and the rest is as if it were not there (section 5.3.11). It stays where it is until its successor comes.
     */
    record WhatIsVouchedFor() implements Recall {
        @Override
        public Recollection after(Files files, RootWalk roots) {
            Verified<Root> current = roots.chain().current();
            Memory memory = Memory.under(files.profile(), current);
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

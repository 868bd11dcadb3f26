package dev.contenttrust.notary.keys;

import dev.contenttrust.FileFailure;
import dev.contenttrust.notary.keys.KeysAtHand.Unread;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Goes through directories with keys, whoever filled them: links are not followed, what is no plain file is not opened, and
 * there is an end to depth, number and size.
 */
final class KeyWalk {
    /** {@code tuf_keys/} and a repository's name, whose components seldom are more than five. */
    static final int DEPTH_MAX = 16;

    /** An organisation with some thousand repositories has two keys for each. */
    static final int ENTRIES_MAX = 20_000;

    private final List<HeldKey> keys = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int entries;

    List<HeldKey> keys() {
        return keys;
    }

    List<Unread> unread() {
        return unread;
    }

    /** The directory itself may be a link: its owner named it. */
    void read(Path directory) {
        walk(directory, directory, 0);
    }

    private void walk(Path top, Path directory, int depth) {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                if (++entries > ENTRIES_MAX) {
                    unread.add(new Unread(directory, "more than " + ENTRIES_MAX + " files: the rest was not read"));
                    break;
                }
                inside.add(entry);
            }
        } catch (IOException e) {
            unread.add(new Unread(directory, FileFailure.reason(e)));
        } catch (DirectoryIteratorException e) {
            unread.add(new Unread(directory, FileFailure.reason(Objects.requireNonNull(e.getCause()))));
        }
        Collections.sort(inside);
        inside.forEach(entry -> visit(top, entry, depth + 1));
    }

    private void visit(Path top, Path entry, int depth) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                keys.addAll(KeyFile.read(top, entry, attributes.size()));
            } else if (attributes.isDirectory() && depth < DEPTH_MAX) {
                walk(top, entry, depth);
            } else if (attributes.isDirectory()) {
                unread.add(new Unread(entry, "more than " + DEPTH_MAX + " directories deep"));
            } else {
                unread.add(new Unread(
                        entry, attributes.isSymbolicLink() ? "a link, which is not followed" : "not a plain file"));
            }
        } catch (UnreadableKeyException e) {
            unread.add(new Unread(entry, e.why()));
        } catch (IOException e) {
            unread.add(new Unread(entry, FileFailure.reason(e)));
        }
    }
}

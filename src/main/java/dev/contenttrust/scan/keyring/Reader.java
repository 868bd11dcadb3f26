package dev.contenttrust.scan.keyring;

import dev.contenttrust.FileFailure;
import dev.contenttrust.crypto.pgp.Keyring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of one file system, and remembers what could not be read. For one run. */
final class Reader {
    /** Configuration is written by hand. */
    private static final int TEXT_MAX = 1 << 20;

    /** A file system with more of them is not one that anybody uses. */
    private static final int FILES_MAX = 10_000;

    private static final int REPOSITORIES_MAX = 1_000;

    private final VisibleFiles visible;
    private int keyBytesLeft = Keyring.BYTES_MAX;
    private final List<String> unread = new ArrayList<>();

    Reader(VisibleFiles visible) {
        this.visible = visible;
    }

    VisibleFiles visible() {
        return visible;
    }

    List<String> below(String directory) {
        List<String> files = visible.below(directory);
        if (files.size() > FILES_MAX) {
            unread.add(directory + " has more than " + FILES_MAX + " files");
            return files.subList(0, FILES_MAX);
        }
        return files;
    }

    /** The bytes of a file, if it is there and can be read. */
    Optional<byte[]> bytes(String path, int max) {
        try {
            return Optional.of(visible.read(path, max));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            cannot(path, e);
            return Optional.empty();
        }
    }

    /** Notes what could not be read. */
    void cannot(String path, IOException why) {
        unread.add(path + ": " + FileFailure.reason(why));
    }

    /** The bytes of a keyring, as long as there are not too many in all. */
    Optional<byte[]> keys(String path) {
        if (keyBytesLeft == 0) {
            unread.add(path + ": the keyrings before it have too many bytes");
            return Optional.empty();
        }
        Optional<byte[]> bytes = bytes(path, keyBytesLeft).filter(read -> read.length > 0);
        bytes.ifPresent(read -> keyBytesLeft -= read.length);
        return bytes;
    }

    /** The lines of a file of configuration; none if it is not there. */
    List<String> lines(String path) {
        return bytes(path, TEXT_MAX)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }

    /** No more repositories than anybody has: each is held against each key. */
    List<Repository> capped(List<Repository> repositories) {
        if (repositories.size() <= REPOSITORIES_MAX) {
            return repositories;
        }
        unread.add("there are more than " + REPOSITORIES_MAX + " repositories");
        return repositories.subList(0, REPOSITORIES_MAX);
    }

    List<String> unread() {
        return unread;
    }
}

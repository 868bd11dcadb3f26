package dev.contenttrust.scan;

import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.image.union.UnionFileSystem;
import dev.contenttrust.scan.merge.ImageFiles;
import java.util.Optional;
import java.util.OptionalInt;

/** The files of an image that was read, as inventories are merged by them: a path that leads over a link is no file's own. */
record UnionFiles(UnionFileSystem files) implements ImageFiles {
    @Override
    public OptionalInt layerOf(String path) {
        Optional<UnionFile> file = at(path).filter(UnionFile::isFile);
        return file.isPresent() ? OptionalInt.of(file.get().layer()) : OptionalInt.empty();
    }

    @Override
    public Optional<String> link(String path) {
        return at(path).flatMap(UnionFile::link);
    }

    private Optional<UnionFile> at(String path) {
        return files.find(path).filter(file -> file.path().equals(path));
    }
}

package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real disk that says what was done to it. */
final class RecordingDisk implements Disk {
    private final RealDisk real = new RealDisk();
    private final List<String> steps = new ArrayList<>();

    List<String> steps() {
        return steps;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        steps.add("force " + file.getFileName());
        real.write(file, bytes);
    }

    @Override
    public void writeUnforced(Path file, byte[] bytes) throws IOException {
        steps.add("write " + file.getFileName());
        real.writeUnforced(file, bytes);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        steps.add("rename " + to.getFileName());
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        steps.add("delete " + file.getFileName());
        real.delete(file);
    }

    @Override
    public void force(Path directory) throws IOException {
        steps.add("force directory");
        real.force(directory);
    }
}

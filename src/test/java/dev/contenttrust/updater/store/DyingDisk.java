package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A real disk on which the process dies at a certain step; a file that is being written then is left half written. */
final class DyingDisk implements Disk {
    private final RealDisk real = new RealDisk();
    private int left;

    /** @param left how many steps are done before it dies */
    DyingDisk(int left) {
        this.left = left;
    }

    /** The end of a process, which nothing catches. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private boolean lives() {
        return left-- > 0;
    }

    private void step() {
        if (!lives()) {
            throw new Death();
        }
    }

    private byte[] asFarAsItGoes(byte[] bytes) {
        return left == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        real.write(file, asFarAsItGoes(bytes));
        step();
    }

    @Override
    public void writeUnforced(Path file, byte[] bytes) throws IOException {
        real.writeUnforced(file, asFarAsItGoes(bytes));
        step();
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        real.delete(file);
    }

    @Override
    public void force(Path directory) throws IOException {
        step();
        real.force(directory);
    }
}

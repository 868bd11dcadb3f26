package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ExecutableKind;
import java.io.IOException;
import java.util.Optional;

/** Recognises products in executables by their bytes. Made once, it serves any number of files and threads. */
public final class BinaryScanner {
    private static final int CHUNK = 64 << 10;

    private final RuleTable table;

    public BinaryScanner(Recognisers recognisers) {
        this.table = new RuleTable(recognisers);
    }

    /** What is in the file; empty where it is no executable. */
    public Optional<Recognition> recognise(FileBytes file) throws IOException {
        if (ExecutableKind.of(file).isEmpty()) {
            return Optional.empty();
        }
        BinaryPass pass = begin();
        byte[] chunk = new byte[CHUNK];
        long position = 0;
        for (int n = file.read(0, chunk, 0, CHUNK); n > 0; n = file.read(position, chunk, 0, CHUNK)) {
            pass.accept(chunk, 0, n);
            position += n;
        }
        return pass.finish(file);
    }

    /** For one file whose bytes are seen on their way to where they are held. */
    public BinaryPass begin() {
        return new BinaryPass(table);
    }
}

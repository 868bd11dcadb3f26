package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ExecutableKind;
import java.io.IOException;
import java.util.Optional;

/** Recognises products in executables by their bytes. Made once, it serves any number of files and threads. */
public final class BinaryScanner {
    private final RuleTable table;

    public BinaryScanner(Recognisers recognisers) {
        this.table = new RuleTable(recognisers);
    }

    /** What is in the file; empty where it is no executable. */
    public Optional<Recognition> recognise(FileBytes file) throws IOException {
        if (ExecutableKind.of(file).isEmpty()) {
            return Optional.empty();
        }
        BinaryPass pass = new BinaryPass(table, file.size());
        pass.accept(file);
        return pass.finish(file);
    }

    /** For one file whose bytes are seen on their way to where they are held. */
    public BinaryPass begin() {
        return new BinaryPass(table, Long.MAX_VALUE);
    }
}

package dev.contenttrust.scan.executable;

import dev.contenttrust.TrustException;
import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import java.io.IOException;
import java.util.Optional;

/** Programs and libraries: what Go and Rust note of the packages that they were made from. */
public final class CompiledPackages implements Cataloguer {
    /** Of what is read, in bytes; larger programs have not been seen. */
    public static final long SIZE_MAX = 2L << 30;

    private static final int ELF = 0x7f454c46;
    private static final int MACH_O_UNIVERSAL = 0xcafebabe;
    private static final int DOS = 'M' << 8 | 'Z';

    @Override
    public String what() {
        return "an executable";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return isExecutable(path, head);
    }

    /** Whether a file may be an executable of one of the three forms. */
    public static boolean isExecutable(String path, Head head) {
        int magic = head.magic();
        int swapped = Integer.reverseBytes(magic);
        return magic == ELF
                || magic >>> 16 == DOS
                || (magic & ~1) == 0xfeedface
                || (swapped & ~1) == 0xfeedface
                || (magic == MACH_O_UNIVERSAL && !path.endsWith(".class"));
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        Optional<Executable> program = Executable.of(file);
        if (program.isEmpty()) {
            return;
        }
        Optional<GoBuildInfo> go = GoBuildInfo.of(program.get());
        if (go.isPresent()) {
            go(go.get(), facts);
            return;
        }
        try {
            RustCrates.tell(program.get(), facts);
        } catch (IOException | TrustException e) {
            facts.problem("the crates of a Rust program", String.valueOf(e.getMessage()));
        }
    }

    private static void go(GoBuildInfo info, FactCollector facts) {
        String version = GoVersions.library(info.version());
        facts.component(Component.recognised(Kind.GOLANG, "stdlib", version, facts.file()));
        GoModules modules = GoModules.read(info.modules());
        modules.tell(facts);
        if (modules.areUnknown()) {
            facts.problem("the modules of a Go program", "it was built or stripped so that it does not name them");
        }
    }
}

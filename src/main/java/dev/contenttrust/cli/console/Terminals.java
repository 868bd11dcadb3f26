package dev.contenttrust.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which streams a person is looking at. */
public record Terminals(boolean out, boolean err) {
    /** Neither. */
    public static final Terminals NONE = new Terminals(false, false);

    /** Those of this process. */
    public static Terminals ofThisProcess() {
        return new Terminals(isTerminal(1), isTerminal(2));
    }

    /** Java cannot tell for a single stream, Linux can; elsewhere nobody is taken to be looking, and --color decides. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}

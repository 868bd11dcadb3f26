package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ExecutableKind;
import dev.contenttrust.scan.elf.HeldBytes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how many megabytes of executables are recognised in a second of processor time: those under the directories that are its arguments
 * ({@code /usr/bin /usr/lib} without any), held in memory, in rounds, of which the first ones warm up.
 */
public final class ScanSpeed {
    private static final long HELD_MAX = 256 << 20;
    private static final long FILE_MAX = 64 << 20;
    private static final int ROUNDS = 6;

    private ScanSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<String> roots = arguments.length == 0 ? List.of("/usr/bin", "/usr/lib") : List.of(arguments);
        List<FileBytes> files = files(roots);
        long bytes = files.stream().mapToLong(FileBytes::size).sum();
        BinaryScanner scanner = new BinaryScanner(Recognisers.standard());
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            int sightings = 0;
            for (FileBytes file : files) {
                sightings += scanner.recognise(file)
                        .map(found -> found.sightings().size())
                        .orElse(0);
            }
            double seconds = (cpu.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: %d files, %.0f MB, %d sightings, %.0f MB/s%n",
                    round,
                    files.size(),
                    bytes / 1e6,
                    sightings,
                    bytes / 1e6 / seconds);
        }
    }

    private static List<FileBytes> files(List<String> roots) throws IOException {
        List<FileBytes> files = new ArrayList<>();
        long held = 0;
        for (Path path : paths(roots)) {
            HeldBytes file = new HeldBytes(Files.readAllBytes(path));
            if (held + file.size() <= HELD_MAX && ExecutableKind.of(file).isPresent()) {
                files.add(file);
                held += file.size();
            }
        }
        return files;
    }

    private static List<Path> paths(List<String> roots) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> walk = Files.walk(Path.of(root))) {
                walk.filter(path -> Files.isRegularFile(path) && Files.isReadable(path) && !Files.isSymbolicLink(path))
                        .filter(path -> path.toFile().length() <= FILE_MAX)
                        .sorted()
                        .forEach(paths::add);
            }
        }
        return paths;
    }
}

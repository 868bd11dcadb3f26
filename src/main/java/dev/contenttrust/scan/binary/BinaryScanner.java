package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ElfFile;
import dev.contenttrust.scan.elf.ExecutableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        Optional<ExecutableKind> kind = ExecutableKind.of(file);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<ElfFile> elf = kind.get() == ExecutableKind.ELF ? ElfFile.read(file) : Optional.empty();
        ByteScan scan = pass(file);
        Verdicts verdicts = new Verdicts(scan, elf);
        List<Sighting> sightings = new ArrayList<>();
        for (Recogniser recogniser : table.recognisers()) {
            sightings.addAll(verdicts.of(recogniser));
        }
        sightings.sort(
                Comparator.comparing((Sighting sighting) -> sighting.product().id())
                        .thenComparing(sighting -> sighting.evidence().offset()));
        return Optional.of(new Recognition(
                kind.get(), sightings, Packers.of(file, elf.isPresent()), flaws(kind.get(), elf, scan)));
    }

    private ByteScan pass(FileBytes file) throws IOException {
        ByteScan scan = new ByteScan(table);
        byte[] chunk = new byte[CHUNK];
        long position = 0;
        for (int n = file.read(0, chunk, 0, CHUNK); n > 0; n = file.read(position, chunk, 0, CHUNK)) {
            scan.accept(chunk, 0, n);
            position += n;
        }
        scan.finish();
        return scan;
    }

    private static List<String> flaws(ExecutableKind kind, Optional<ElfFile> elf, ByteScan scan) {
        List<String> flaws = new ArrayList<>(elf.map(ElfFile::flaws).orElse(List.of()));
        if (kind == ExecutableKind.ELF && elf.isEmpty()) {
            flaws.add("the ELF header is damaged");
        }
        if (scan.isExhausted()) {
            flaws.add("what looks like versions of products was found so often that some of it was passed over");
        }
        return flaws;
    }
}

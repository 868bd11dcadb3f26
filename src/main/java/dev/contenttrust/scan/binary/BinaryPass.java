package dev.contenttrust.scan.binary;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.elf.ElfFile;
import dev.contenttrust.scan.elf.ExecutableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pass over the bytes of one file, while they come from elsewhere. All of them go through {@link #accept} in their order;
 * what the file says of its own form is then read where it is held.
 */
public final class BinaryPass {
    private static final Comparator<Sighting> ORDER = Comparator.comparing(
                    (Sighting sighting) -> sighting.product().id())
            .thenComparing(sighting -> sighting.evidence().offset());

    private final RuleTable table;
    private final ByteScan scan;

    BinaryPass(RuleTable table, long length) {
        this.table = table;
        this.scan = new ByteScan(table, length);
    }

    /** All bytes of a file at once. */
    void accept(FileBytes file) throws IOException {
        scan.accept(file);
    }

    /** The next bytes; they may change after the call. */
    public void accept(byte[] bytes, int offset, int length) {
        scan.accept(bytes, offset, length);
    }

    /** Ends the pass. What is in the file, of which all bytes have been seen; empty where it is no executable. */
    public Optional<Recognition> finish(FileBytes file) throws IOException {
        Optional<ExecutableKind> kind = ExecutableKind.of(file);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        scan.finish();
        Optional<ElfFile> elf = kind.get() == ExecutableKind.ELF ? ElfFile.read(file) : Optional.empty();
        Verdicts verdicts = new Verdicts(scan, elf);
        List<Sighting> sightings = new ArrayList<>();
        for (Recogniser recogniser : table.recognisers()) {
            sightings.addAll(verdicts.of(recogniser));
        }
        sightings.sort(ORDER);
        return Optional.of(
                new Recognition(kind.get(), sightings, Packers.of(file, elf.isPresent()), flaws(kind.get(), elf)));
    }

    private List<String> flaws(ExecutableKind kind, Optional<ElfFile> elf) {
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

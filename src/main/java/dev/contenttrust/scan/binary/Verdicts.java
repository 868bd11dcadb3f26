package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.binary.rules.ProductKind;
import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.elf.ElfFile;
import dev.contenttrust.scan.elf.ElfSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides, once a file was seen to its end, which claims hold. */
final class Verdicts {
    /** Constants of a library whose version stands alone are far smaller. */
    private static final int CONSTANTS_MAX = 4 << 20;

    private final ByteScan scan;
    private final Optional<ElfFile> elf;
    private final Optional<String> soname;
    private final List<String> needed;

    Verdicts(ByteScan scan, Optional<ElfFile> elf) {
        this.scan = scan;
        this.elf = elf;
        this.soname = elf.flatMap(ElfFile::soname);
        this.needed = elf.map(ElfFile::needed).orElse(List.of());
    }

    List<Sighting> of(Recogniser recogniser) throws IOException {
        if (!scan.claims().has(recogniser) && recogniser.lone().isEmpty()) {
            return List.of(); // Of most products there is nothing in most files.
        }
        boolean own = soname.filter(recogniser::isOwnLibrary).isPresent();
        boolean placed = own || (!recogniser.onlyItself() && recogniser.mayBeWithin(needed));
        if (!placed || !isCompany(recogniser)) {
            return List.of();
        }
        Part part = own || recogniser.product().kind() == ProductKind.PROGRAM ? Part.ITSELF : Part.EMBEDDED;
        return own && !scan.claims().has(recogniser)
                ? lone(recogniser)
                : scan.claims().of(recogniser, part);
    }

    /** Whether what must be beside it is there, and what must not is not. */
    private boolean isCompany(Recogniser recogniser) {
        return recogniser.with().stream().allMatch(any -> any.stream().anyMatch(scan::hasSeen))
                && recogniser.without().stream().noneMatch(scan::hasSeen);
    }

    /** A version that stands alone among the constants of the product's own library, if there is one that could be it. */
    private List<Sighting> lone(Recogniser recogniser) throws IOException {
        Optional<ElfSection> section = elf.flatMap(file -> file.section(".rodata"));
        if (recogniser.lone().isEmpty() || section.isEmpty()) {
            return List.of();
        }
        byte[] bytes = elf.orElseThrow().content(section.get(), CONSTANTS_MAX);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Claims claims = new Claims();
        for (Pattern pattern : recogniser.lone()) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                Evidence evidence = new Evidence(section.get().offset() + matcher.start(), matcher.group());
                claims.add(recogniser, recogniser.version(matcher.group(1)), evidence);
            }
        }
        List<Sighting> found = claims.of(recogniser, Part.ITSELF);
        return found.size() == 1 ? found : List.of();
    }
}

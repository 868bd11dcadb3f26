package dev.contenttrust.scan.binary.rules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How one product is recognised.
 *
 * @param versions ways in which it says its version; any of them will do
 * @param lone patterns for a version that stands alone in the constants of the product's own shared library
 * @param versionless literals that tell the product, though nothing tells its version; for products without releases
 * @param with of each of these lists one literal must be somewhere in the file
 * @param without none of these literals may be anywhere in the file
 * @param sonames what its own shared libraries are called
 * @param notNeeded a file that asks the loader for one of these does not hold the product, though it speaks of it
 * @param onlyItself whether to be recognised in its own shared library alone
 */
public record Recogniser(
        Product product,
        List<VersionRule> versions,
        List<Pattern> lone,
        List<String> versionless,
        List<List<String>> with,
        List<String> without,
        List<NamePattern> sonames,
        List<NamePattern> notNeeded,
        boolean onlyItself,
        Normaliser normaliser) {

    public Recogniser {
        versions = List.copyOf(versions);
        lone = List.copyOf(lone);
        versionless = List.copyOf(versionless);
        with = with.stream().map(List::copyOf).toList();
        without = List.copyOf(without);
        sonames = List.copyOf(sonames);
        notNeeded = List.copyOf(notNeeded);
    }

    /** The version as people write it, of the one that stands in the file. */
    public String version(String found) {
        return normaliser.apply(found);
    }

    /** Whether a shared library of that name is the product's own. */
    public boolean isOwnLibrary(String soname) {
        return sonames.stream().anyMatch(pattern -> pattern.matches(soname));
    }

    /** Whether a file that asks the loader for these libraries may hold the product. */
    public boolean mayBeWithin(List<String> needed) {
        return needed.stream().noneMatch(name -> notNeeded.stream().anyMatch(pattern -> pattern.matches(name)));
    }

    /** All literals to be looked for. */
    public Stream<String> literals() {
        return Stream.of(
                        versions.stream().map(VersionRule::literal),
                        versionless.stream(),
                        with.stream().flatMap(List::stream),
                        without.stream())
                .flatMap(part -> part);
    }
}

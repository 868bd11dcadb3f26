package dev.contenttrust.pull;

import dev.contenttrust.ImageReference;
import dev.contenttrust.registry.RegistryClient;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Reads destinations as people write them. */
public final class Destinations {
    private static final String FORMS =
            "Use oci:DIR[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME], docker-archive:- or registry:HOST/NAME[:TAG].";

    private final RegistryClient registries;
    private final Path workDirectory;
    private final OutputStream standardOutput;

    /**
     * @param registries to push to
     * @param workDirectory where an archive for standard output is put together; blobs fetched so far are kept there between runs
     */
    public Destinations(RegistryClient registries, Path workDirectory, OutputStream standardOutput) {
        this.registries = registries;
        this.workDirectory = workDirectory;
        this.standardOutput = standardOutput;
    }

    /**
     * Reads a destination. As with skopeo, the first colon ends a path and begins a name.
     *
     * @throws InvalidDestinationException if it has none of the forms
     * @throws dev.contenttrust.InvalidNameException if a name in it breaks the grammar
     */
    public Destination parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (rest.isEmpty()) {
            throw new InvalidDestinationException(text, "it says what or where, but not both", FORMS);
        }
        return switch (kind) {
            case "oci" -> new OciDirectory(text, path(text, rest), name(rest).map(name -> ociName(text, name)));
            case "oci-archive" ->
                new ArchiveDestination(
                        text,
                        new OciPacking(name(rest).map(name -> ociName(text, name))),
                        new FileOutlet(text, path(text, rest)));
            case "docker-archive" -> dockerArchive(text, rest);
            case "registry" -> new RegistryTarget(text, ImageReference.parse(rest), registries);
            default -> throw new InvalidDestinationException(text, "\"" + kind + "\" is no kind of destination", FORMS);
        };
    }

    private Destination dockerArchive(String text, String rest) {
        DockerPacking packing = new DockerPacking(
                text, name(rest).map(name -> ImageReference.parse(name).withDefaultTag()));
        Path path = path(text, rest);
        return new ArchiveDestination(
                text,
                packing,
                path.toString().equals("-")
                        ? new StreamOutlet(workDirectory, standardOutput)
                        : new FileOutlet(text, path));
    }

    private static Path path(String text, String rest) {
        int colon = rest.indexOf(':');
        String path = colon < 0 ? rest : rest.substring(0, colon);
        if (path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new InvalidDestinationException(text, "it names no file", FORMS);
        }
        return Path.of(path);
    }

    private static Optional<String> name(String rest) {
        int colon = rest.indexOf(':');
        return colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1));
    }

    /** The grammar of {@code org.opencontainers.image.ref.name} (annotations.md), loosely. */
    private static String ociName(String text, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._:@+/-]*")) {
            throw new InvalidDestinationException(
                    text, "\"" + name + "\" cannot name an image in a layout", "Use letters, digits and . _ : @ + / -");
        }
        return name;
    }
}

package dev.contenttrust.scan.inventory;

import java.util.Optional;

/**
 * Something that an image holds, by name and version.
 *
 * @param namespace a Maven group, an npm scope with its {@code @}, a Composer vendor; empty where the kind has none, and for
 *     packages of a distribution, whose namespace is the distribution
 * @param version as the package manager writes it; empty where it is not known
 * @param source for packages of a distribution
 * @param architecture as the package manager writes it
 * @param stream the modularity label of an rpm: {@code name:stream:version:context}
 * @param licence as the package says it, unchecked
 * @param file the path from the root of the image; inside an archive {@code app.war!/WEB-INF/lib/a.jar}
 */
public record Component(
        Kind kind,
        String namespace,
        String name,
        String version,
        Optional<SourcePackage> source,
        Optional<String> architecture,
        Optional<String> stream,
        Optional<String> licence,
        String file,
        Found found) {

    /** One that a package manager declares, and nothing else is known of. */
    public static Component declared(Kind kind, String namespace, String name, String version, String file) {
        return new Component(
                kind,
                namespace,
                name,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                file,
                Found.DECLARED);
    }

    /** One that was recognised in a file. */
    public static Component recognised(Kind kind, String name, String version, String file) {
        return declared(kind, "", name, version, file).found(Found.BINARY);
    }

    /** The same, built from this. */
    public Component from(SourcePackage built) {
        return new Component(
                kind, namespace, name, version, Optional.of(built), architecture, stream, licence, file, found);
    }

    /** The same, for this processor. */
    public Component on(Optional<String> processor) {
        return new Component(kind, namespace, name, version, source, processor, stream, licence, file, found);
    }

    /** The same, of a module's stream. */
    public Component ofStream(Optional<String> label) {
        return new Component(kind, namespace, name, version, source, architecture, label, licence, file, found);
    }

    /** The same, under this licence. */
    public Component licensed(Optional<String> terms) {
        return new Component(kind, namespace, name, version, source, architecture, stream, terms, file, found);
    }

    /** The same, found so. */
    public Component found(Found how) {
        return new Component(kind, namespace, name, version, source, architecture, stream, licence, file, how);
    }

    /** What says which package it is, its version apart. */
    public Identity identity() {
        return new Identity(kind, namespace, name, architecture);
    }

    /** A package without its version. */
    public record Identity(Kind kind, String namespace, String name, Optional<String> architecture) {}
}

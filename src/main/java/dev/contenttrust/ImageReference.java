package dev.contenttrust;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of an image in its full form, by the grammar and the short names of Docker's reference library
 * (distribution/reference: reference.go, normalize.go).
 *
 * @param domain the registry's host, with its port if any: {@code docker.io}, {@code localhost:5000}
 * @param path the repository within the registry: {@code library/alpine}
 */
public record ImageReference(String domain, String path, Optional<String> tag, Optional<Digest> digest) {

    private static final String DEFAULT_DOMAIN = "docker.io";
    private static final String LEGACY_DEFAULT_DOMAIN = "index.docker.io";
    private static final String OFFICIAL = "library/";

    /** In characters, of the repository alone: the reference library's RepositoryNameTotalLengthMax. */
    static final int PATH_MAX = 255;

    /** In characters: a DNS name (RFC 1035, section 2.3.4) with the longest port. */
    static final int DOMAIN_MAX = 253 + 6;

    private static final int IMAGE_ID_LENGTH = 64;
    private static final String KIND = "an image reference";

    public ImageReference {
        String name = domain + "/" + path;
        require(
                domain.length() <= DOMAIN_MAX && ReferenceGrammar.isDomain(domain),
                name,
                "the registry's name \"" + domain + "\" is not a host[:port]");
        require(path.length() <= PATH_MAX, name, "the repository's name is longer than " + PATH_MAX + " characters");
        if (!ReferenceGrammar.isPath(path)) {
            throw new InvalidNameException(KIND, name, whyNoPath(path));
        }
        tag.ifPresent(t -> require(
                ReferenceGrammar.isTag(t),
                name + ":" + t,
                "the tag is not made of 1 to " + ReferenceGrammar.TAG_MAX
                        + " letters, digits, \"_\", \".\" and \"-\""));
    }

    private static String whyNoPath(String path) {
        return ReferenceGrammar.isPath(path.toLowerCase(Locale.ROOT))
                ? "repository names are lower case"
                : "the repository \"" + path + "\" is not made of lower-case letters, digits and single separators";
    }

    /**
     * Reads a name as people write it: {@code alpine}, {@code alpine:3.20}, {@code localhost:5000/a/b@sha256:…}.
     *
     * @throws InvalidNameException saying which part breaks the grammar
     */
    public static ImageReference parse(String text) {
        if (text.isEmpty()) {
            throw new InvalidNameException(KIND, text, "it is empty");
        }
        if (text.length() == IMAGE_ID_LENGTH && ReferenceGrammar.isLowerHex(text)) {
            throw new InvalidNameException(KIND, text, "64 hex digits alone are an image id, not a repository");
        }
        String rest = text;
        Optional<Digest> digest = Optional.empty();
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = Optional.of(Digest.parse(rest.substring(at + 1)));
            rest = rest.substring(0, at);
        }
        Optional<String> tag = Optional.empty();
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = Optional.of(rest.substring(colon + 1));
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String domain = DEFAULT_DOMAIN;
        String path = rest;
        if (slash >= 0 && looksLikeDomain(rest.substring(0, slash))) {
            domain = rest.substring(0, slash);
            path = rest.substring(slash + 1);
        }
        if (domain.equals(LEGACY_DEFAULT_DOMAIN)) {
            domain = DEFAULT_DOMAIN;
        }
        if (domain.equals(DEFAULT_DOMAIN) && path.indexOf('/') < 0) {
            path = OFFICIAL + path;
        }
        return new ImageReference(domain, path, tag, digest);
    }

    /** A first component is a host if it looks like one: a dot, a port, {@code localhost}, or an upper-case letter. */
    private static boolean looksLikeDomain(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    /** Whether a registry can have a tag of that name. */
    public static boolean isTag(String text) {
        return ReferenceGrammar.isTag(text);
    }

    private static void require(boolean condition, String input, String why) {
        if (!condition) {
            throw new InvalidNameException(KIND, input, why);
        }
    }

    /** The full name without tag or digest: {@code docker.io/library/alpine}. This is also the GUN. */
    public String name() {
        return domain + "/" + path;
    }

    /** The name as people write it: {@code alpine}, {@code user/app}, {@code localhost:5000/app}. */
    public String familiarName() {
        if (!domain.equals(DEFAULT_DOMAIN)) {
            return name();
        }
        boolean official = path.startsWith(OFFICIAL) && path.indexOf('/', OFFICIAL.length()) < 0;
        return official ? path.substring(OFFICIAL.length()) : path;
    }

    /** This name with {@code latest} where it has neither tag nor digest, as Docker reads it. */
    public ImageReference withDefaultTag() {
        return tag.isEmpty() && digest.isEmpty()
                ? new ImageReference(domain, path, Optional.of("latest"), digest)
                : this;
    }

    /** This name with another digest. */
    public ImageReference withDigest(Digest other) {
        return new ImageReference(domain, path, tag, Optional.of(other));
    }

    /** {@code domain/path[:tag][@digest]}. */
    @Override
    public String toString() {
        return name()
                + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }
}

package dev.contenttrust;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final int NAME_MAX = 255;

    private static final Pattern HEX64 = Pattern.compile("[a-f0-9]{64}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?"
                    + "|\\[[a-fA-F0-9:]+\\](?::[0-9]+)?");
    private static final Pattern PATH =
            Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*");

    public ImageReference {
        String name = domain + "/" + path;
        require(DOMAIN.matcher(domain), name, "the registry's name \"" + domain + "\" is not a host[:port]");
        if (!PATH.matcher(path).matches()
                && PATH.matcher(path.toLowerCase(java.util.Locale.ROOT)).matches()) {
            throw new InvalidNameException("an image reference", name, "repository names are lower case");
        }
        require(
                PATH.matcher(path),
                name,
                "the repository \"" + path + "\" is not made of lower-case letters, digits and single separators");
        if (path.length() > NAME_MAX) {
            throw new InvalidNameException("an image reference", name, "longer than " + NAME_MAX + " characters");
        }
        tag.ifPresent(t -> require(TAG.matcher(t), name + ":" + t, "the tag \"" + t + "\" is not a tag"));
    }

    /**
     * Reads a name as people write it: {@code alpine}, {@code alpine:3.20}, {@code localhost:5000/a/b@sha256:…}.
     *
     * @throws InvalidNameException saying which part breaks the grammar
     */
    public static ImageReference parse(String text) {
        if (text.isEmpty()) {
            throw new InvalidNameException("an image reference", text, "it is empty");
        }
        if (HEX64.matcher(text).matches()) {
            throw new InvalidNameException(
                    "an image reference", text, "64 hex digits alone are an image id, not a repository");
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
        if (slash >= 0 && isDomain(rest.substring(0, slash))) {
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
    private static boolean isDomain(String first) {
        return first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    }

    private static void require(Matcher matcher, String input, String why) {
        if (!matcher.matches()) {
            throw new InvalidNameException("an image reference", input, why);
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

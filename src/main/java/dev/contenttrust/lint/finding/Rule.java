package dev.contenttrust.lint.finding;

import static dev.contenttrust.lint.finding.Level.ERROR;
import static dev.contenttrust.lint.finding.Level.NOTE;
import static dev.contenttrust.lint.finding.Level.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rules. Their ids are for ever; {@code docs/rules.md} has a section each. */
public enum Rule {
    TR001(ERROR, "The file cannot be read as what it is"),
    TR002(WARNING, "A comment to suppress findings does nothing"),

    TR101(WARNING, "An image without a tag"),
    TR102(WARNING, "A tag that moves on by design"),
    TR103(NOTE, "An image that is not named by its digest"),
    TR104(NOTE, "An image whose name cannot be known"),
    TR105(NOTE, "Files from an image that is no stage of this file"),
    TR106(NOTE, "The builder itself comes from a tag"),
    TR107(WARNING, "An image from a registry that is not trusted"),
    TR108(NOTE, "A smaller variant of the image exists"),
    TR109(ERROR, "The digest is not the one that is signed"),
    TR110(ERROR, "The tag is not signed"),
    TR111(WARNING, "The trust data of an image has expired, or is about to"),
    TR112(ERROR, "A digest that is none"),

    TR201(WARNING, "ADD of a URL without a checksum"),
    TR202(WARNING, "ADD of a Git repository that is not named by its commit"),
    TR203(ERROR, "A download goes straight into an interpreter"),
    TR204(WARNING, "A download is unpacked, run or installed unverified"),
    TR205(ERROR, "A download over plain http that nothing verifies"),
    TR206(NOTE, "A download over plain http that is verified afterwards"),
    TR207(ERROR, "The verification of TLS certificates is switched off"),
    TR208(WARNING, "A checksum by a hash function that is broken"),
    TR209(WARNING, "A checksum that comes from where the file comes from"),
    TR210(ERROR, "The result of a verification is ignored"),
    TR211(WARNING, "Source code that is not named by its commit or tag"),

    TR301(ERROR, "A key named by eight hex digits"),
    TR302(WARNING, "A key named by sixteen hex digits"),
    TR303(WARNING, "A key from a URL is trusted without a look at its fingerprint"),
    TR304(WARNING, "apt-key"),
    TR305(WARNING, "A key that is trusted for all repositories"),
    TR306(WARNING, "A key server without TLS"),
    TR307(WARNING, "A key server that is gone"),
    TR308(WARNING, "gpg --verify that is not told which file was signed"),
    TR309(WARNING, "A clear-signed list is read with its signature still around it"),
    TR310(NOTE, "A list of keys passed to gpg as one word"),
    TR311(ERROR, "The key file's fingerprint is not the pinned one"),
    TR312(WARNING, "A key that has expired, was revoked, or is weak"),

    TR401(ERROR, "A package repository that is trusted unsigned"),
    TR402(ERROR, "A package repository whose signatures are not checked"),
    TR403(ERROR, "Verification is switched off"),
    TR404(NOTE, "A package repository that any trusted key may sign"),
    TR405(WARNING, "A package repository over plain http"),

    TR501(ERROR, "The host's root directory is mounted"),
    TR502(WARNING, "A sensitive directory of the host is writable"),
    TR503(ERROR, "The container engine's socket is mounted"),
    TR504(ERROR, "A container with the host's privileges"),
    TR505(NOTE, "The root file system is writable"),
    TR506(NOTE, "A mount that could be read-only"),
    TR507(WARNING, "A container in a namespace of the host"),
    TR508(WARNING, "A protection of containers is switched off"),

    TR601(ERROR, "A secret in an image's settings"),
    TR602(NOTE, "The image runs as root"),

    TR701(WARNING, "DOCKER_CONTENT_TRUST is relied upon"),
    TR702(WARNING, "Content trust is switched off"),
    TR703(NOTE, "A client of content trust that is no longer maintained"),
    TR704(WARNING, "A trust server that is closing"),
    TR705(ERROR, "Trust data or passphrases are checked in");

    /** Where the sections are. */
    public static final String DOCUMENT = "docs/rules.md";

    private final Level level;
    private final String title;

    Rule(Level level, String title) {
        this.level = level;
        this.title = title;
    }

    /** As it is written: {@code TR301}. */
    public String id() {
        return name();
    }

    /** The level where nothing makes it better or worse. */
    public Level level() {
        return level;
    }

    /** What it is about, in a few words. */
    public String title() {
        return title;
    }

    /** The anchor of its section in {@link #DOCUMENT}. */
    public String anchor() {
        return id().toLowerCase(Locale.ROOT);
    }

    /** The rule of an id, whatever its case. */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equalsIgnoreCase(id))
                .findFirst();
    }
}

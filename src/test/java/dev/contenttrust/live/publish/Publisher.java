package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.stack.Account;
import dev.contenttrust.live.stack.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Signs one repository by the real {@code notary}, holding its keys. Changes are staged until {@link #publish()}; key
 * rotations are published at once.
 */
public final class Publisher {
    private final NotaryClient notary;
    private final Path home;
    private final String gun;

    private Publisher(NotaryClient notary, Path home, String gun) {
        this.notary = notary;
        this.home = home;
        this.gun = gun;
    }

    /** A publisher of the repository, whose keys come to lie in the directory. */
    public static Publisher of(String gun, URI server, Path authority, Path home) {
        return new Publisher(NotaryClient.of(server, authority, home), home, gun);
    }

    /** The same publisher, logging in. */
    public Publisher as(Account account) {
        return new Publisher(notary.loggedIn(account.basic()), home, gun);
    }

    public String gun() {
        return gun;
    }

    /** Where the publisher's private keys lie. */
    public Path keys() {
        return home.resolve("trust/private");
    }

    /** Begins the repository the way Docker does: the server holds the snapshot key. */
    public Publisher init() {
        return initWithLocalSnapshotKey().rotateToServer("snapshot");
    }

    /** Begins the repository the way {@code notary} does: the publisher holds the snapshot key. */
    public Publisher initWithLocalSnapshotKey() {
        return does("init", gun);
    }

    /** Takes the key for that role: {@code root} before {@link #init()}, or a delegation's name without {@code targets/}. */
    public Publisher hold(Identity identity, String role) {
        return does("key", "import", identity.writeKey(home).toString(), "--role", role);
    }

    /** Stages a tag in these roles, or in {@code targets} if none are named. */
    public Publisher add(String tag, Pushed image, String... roles) {
        List<String> arguments =
                new ArrayList<>(List.of("--sha256", image.digest().hex()));
        return addHash(tag, image, arguments, roles);
    }

    /** Stages a tag with a second hash, SHA-512. */
    public Publisher addWithSha512(String tag, Pushed image) {
        Digest sha512 = Digest.of(Digest.Algorithm.SHA512, image.manifest().bytes());
        return addHash(tag, image, List.of("--sha256", image.digest().hex(), "--sha512", sha512.hex()));
    }

    private Publisher addHash(String tag, Pushed image, List<String> hashes, String... roles) {
        List<String> arguments = new ArrayList<>(List.of("addhash", gun, tag, Integer.toString(image.size())));
        arguments.addAll(hashes);
        for (String role : roles) {
            arguments.addAll(List.of("-r", role));
        }
        return does(arguments.toArray(String[]::new));
    }

    /** Stages many tags at once by writing the client's list of changes, a file each, as {@code addhash} would. */
    public Publisher addAll(Map<String, Pushed> images) {
        try {
            Path changes = Files.createDirectories(
                    home.resolve("trust/tuf").resolve(gun).resolve("changelist"));
            int number = 0;
            for (Map.Entry<String, Pushed> image : images.entrySet()) {
                Files.writeString(changes.resolve(number + "_staged.change"), change(image.getKey(), image.getValue()));
                number++;
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String change(String tag, Pushed image) {
        String hash = base64(HexFormat.of().parseHex(image.digest().hex()));
        String target = "{\"length\": " + image.size() + ", \"hashes\": {\"sha256\": \"" + hash + "\"}}";
        return "{\"action\": \"create\", \"role\": \"targets\", \"type\": \"target\", \"path\": \"" + tag
                + "\", \"data\": \"" + base64(target.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public Publisher remove(String tag) {
        return does("remove", gun, tag);
    }

    /** Stages a delegation to these certificates for every tag, and takes their keys. */
    public Publisher delegate(String role, Identity... signers) {
        return delegate(role, List.of("--all-paths"), signers);
    }

    /** Stages a delegation for tags with that prefix, and takes the keys. */
    public Publisher delegatePaths(String role, String prefix, Identity... signers) {
        return delegate(role, List.of("--paths", prefix), signers);
    }

    private Publisher delegate(String role, List<String> paths, Identity... signers) {
        List<String> arguments = new ArrayList<>(List.of("delegation", "add", gun, role));
        Arrays.stream(signers)
                .map(signer -> signer.writeCertificate(home).toString())
                .forEach(arguments::add);
        arguments.addAll(paths);
        does(arguments.toArray(String[]::new));
        for (Identity signer : signers) {
            hold(signer, signer.commonName());
        }
        return this;
    }

    /** Publishes what is staged. */
    public Publisher publish() {
        return does("publish", gun);
    }

    /** Replaces the key of a role that the publisher holds; publishes at once. */
    public Publisher rotate(String role) {
        notary.confirmed("key", "rotate", gun, role).succeeded();
        return this;
    }

    /** Replaces the key of a role by one that the server holds; publishes at once. */
    public Publisher rotateToServer(String role) {
        return does("key", "rotate", gun, role, "-r");
    }

    /** Takes the repository off the server, with its keys there. */
    public Publisher delete() {
        notary.confirmed("delete", gun, "--remote").succeeded();
        return this;
    }

    /** What {@code notary list} shows to the publisher. */
    public List<TargetRow> list(String... roles) {
        return notary.list(gun, roles);
    }

    private Publisher does(String... arguments) {
        notary.run(arguments).succeeded();
        return this;
    }
}

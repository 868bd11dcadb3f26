package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.pull.ImagePuller.PullResult;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.Requests;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;

/** Pulls the image of a {@link ScriptedRegistry}, here or in a process that can be killed. */
final class Puller {
    private Puller() {}

    /** Arguments: the image's name, the manifest's digest and length, the destination. */
    public static void main(String[] args) {
        pull(ImageReference.parse(args[0]), Digest.parse(args[1]), Long.parseLong(args[2]), args[3]);
    }

    static Process start(ScriptedRegistry registry, String destination) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Puller.class.getName(),
                            registry.name().toString(),
                            registry.image().digest().toString(),
                            Long.toString(registry.image().size()),
                            destination)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PullResult pull(ScriptedRegistry registry, String destination) {
        return pull(registry.name(), registry.image().digest(), registry.image().size(), destination);
    }

    private static PullResult pull(ImageReference name, Digest digest, long length, String destination) {
        SignedTag signed = new SignedTag(Gun.of(name), "1", digest, length, RoleName.TARGETS);
        try (HttpService http = new HttpService(Requests.settings(Path.of("/nonexistent")))) {
            RegistryClient registry = new RegistryClient(http, RegistryAddresses.byName());
            return new ImagePuller(new RegistryImageSource(registry, "the registry"))
                    .pull(name, signed, Optional.empty(), LocalDestinations.parse(destination), PullListener.NONE);
        }
    }
}

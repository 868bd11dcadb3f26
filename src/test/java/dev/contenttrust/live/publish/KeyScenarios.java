package dev.contenttrust.live.publish;

import dev.contenttrust.live.stack.CertificateMint;

/** Scenarios about keys: their kinds, who holds them, and their replacement. */
final class KeyScenarios {
    private KeyScenarios() {}

    static Signed rsa(Workshop workshop) {
        String repository = "keys/rsa";
        Publisher publisher = workshop.publisher(repository)
                .hold(CertificateMint.rsa("rsa-root"), "root")
                .init()
                .add("1", workshop.push(repository, "1"))
                .delegate("targets/releases", CertificateMint.rsa("rsa-releases"))
                .publish();
        publisher.add("2", workshop.push(repository, "2"), "targets/releases").publish();
        return Signed.by(publisher, "1", "2");
    }

    static Signed localSnapshot(Workshop workshop) {
        String repository = "keys/local-snapshot";
        return Signed.by(
                workshop.publisher(repository)
                        .initWithLocalSnapshotKey()
                        .add("1", workshop.push(repository, "1"))
                        .publish(),
                "1");
    }

    static Signed rotated(Workshop workshop) {
        String repository = "keys/rotated";
        Publisher publisher = workshop.publisher(repository)
                .init()
                .add("1", workshop.push(repository, "1"))
                .publish()
                .rotateToServer("timestamp")
                .rotateToServer("snapshot")
                .rotate("targets")
                .rotate("root")
                .rotate("root")
                .add("2", workshop.push(repository, "2"))
                .publish();
        return Signed.by(publisher, "1", "2");
    }
}

package dev.contenttrust.live.publish;

import dev.contenttrust.live.stack.CertificateMint;

/** Scenarios about who signs: delegations beside and below {@code targets}. */
final class SignerScenarios {
    private static final String RELEASES = "targets/releases";
    private static final String ALICE = "targets/alice";
    private static final String BOB = "targets/bob";

    private SignerScenarios() {}

    static Signed delegated(Workshop workshop) {
        String repository = "signers/delegated";
        Pushed first = workshop.push(repository, "v1");
        Pushed second = workshop.push(repository, "v2");
        Pushed other = workshop.push(repository, "other");
        Publisher publisher = workshop.publisher(repository)
                .init()
                .add("v1", first)
                .add("v2", second)
                .add("only-targets", first)
                .delegate(RELEASES, CertificateMint.ecdsa("releases"))
                .delegate(ALICE, CertificateMint.ecdsa("alice"))
                .publish();
        publisher
                .add("v1", other, RELEASES)
                .add("v2", second, RELEASES)
                .add("only-releases", second, RELEASES)
                .add("v1", second, ALICE)
                .add("v2", second, ALICE)
                .add("only-alice", first, ALICE)
                .publish();
        return Signed.by(publisher, "v1", "v2", "only-targets", "only-releases", "only-alice");
    }

    static Signed paths(Workshop workshop) {
        String repository = "signers/paths";
        Publisher publisher = workshop.publisher(repository)
                .init()
                .add("main-1", workshop.push(repository, "main-1"))
                .delegatePaths(RELEASES, "rel-", CertificateMint.ecdsa("ci"))
                .publish();
        publisher.add("rel-1", workshop.push(repository, "rel-1"), RELEASES).publish();
        return Signed.by(publisher, "main-1", "rel-1", "rel-2");
    }

    static Signed nested(Workshop workshop) {
        String repository = "signers/nested";
        Pushed image = workshop.push(repository, "1");
        Publisher publisher = workshop.publisher(repository)
                .init()
                .delegate(RELEASES, CertificateMint.ecdsa("releases"))
                .publish()
                .delegate(RELEASES + "/nightly", CertificateMint.ecdsa("nightly"))
                .publish()
                .add("1", image, RELEASES)
                .add("nightly", image, RELEASES + "/nightly")
                .publish();
        return Signed.by(publisher, "1", "nightly");
    }

    static Signed team(Workshop workshop) {
        String repository = "signers/team";
        Pushed image = workshop.push(repository, "1");
        Publisher publisher = workshop.publisher(repository)
                .init()
                .delegate(RELEASES, CertificateMint.ecdsa("alice"), CertificateMint.rsa("bob"))
                .delegate(ALICE, CertificateMint.ecdsa("alice-own"))
                .delegate(BOB, CertificateMint.rsa("bob-own"))
                .publish()
                .add("1", image, RELEASES, ALICE, BOB)
                .add("2", image, RELEASES, ALICE)
                .publish();
        return Signed.by(publisher, "1", "2");
    }
}

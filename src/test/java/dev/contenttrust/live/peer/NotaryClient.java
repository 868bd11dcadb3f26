package dev.contenttrust.live.peer;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference client {@code notary}, with a trust directory of its own. */
public final class NotaryClient {
    private final Program notary;

    private NotaryClient(Program notary) {
        this.notary = notary;
    }

    /**
     * A client of one server.
     *
     * @param home holds its trust directory
     * @param authority the PEM file of the authority that the server's certificate comes from
     */
    public static NotaryClient of(URI server, Path authority, Path home) {
        return new NotaryClient(Program.named("notary", home)
                .always("-s", server.toString(), "--tlscacert", authority.toString(), "-d", home + "/trust")
                .with("NOTARY_ROOT_PASSPHRASE", "root-passphrase")
                .with("NOTARY_TARGETS_PASSPHRASE", "targets-passphrase")
                .with("NOTARY_SNAPSHOT_PASSPHRASE", "snapshot-passphrase")
                .with("NOTARY_DELEGATION_PASSPHRASE", "delegation-passphrase"));
    }

    /** The same client, logging in with {@code user:password} in base64. */
    public NotaryClient loggedIn(String basic) {
        return new NotaryClient(notary.with("NOTARY_AUTH", basic));
    }

    /** Any command. */
    public Run run(String... arguments) {
        return notary.run(arguments);
    }

    /** A command that asks to be confirmed. */
    public Run confirmed(String... arguments) {
        return notary.answering("yes\n", arguments);
    }

    /** What {@code notary list} shows; of these roles, if any are named. */
    public List<TargetRow> list(String gun, String... roles) {
        List<String> arguments = new ArrayList<>(List.of("list", gun));
        for (String role : roles) {
            arguments.addAll(List.of("-r", role));
        }
        return TargetRow.table(run(arguments.toArray(String[]::new)).succeeded().lines());
    }
}

package dev.contenttrust.conformance;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A repository, its server, and a client that starts from its first root. */
abstract class Conversation {
    @RegisterExtension
    final SpecServer server = new SpecServer();

    @TempDir
    Path home;

    SpecRepository repository;
    SpecClient client;

    @BeforeEach
    void initialize() {
        repository = server.repository();
        client = new SpecClient(home, server).initialized();
    }
}

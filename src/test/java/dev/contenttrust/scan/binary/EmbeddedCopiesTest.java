package dev.contenttrust.scan.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.ExecutableKind;
import dev.contenttrust.scan.elf.HeldBytes;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library linked into another file: SQLite in the JDBC driver, which has one for every kind of machine. */
class EmbeddedCopiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Linux/x86_64",
                "Linux/x86",
                "Linux/aarch64",
                "Linux/arm",
                "Linux/armv7",
                "Linux/riscv64",
                "Linux-Musl/x86_64",
                "Linux-Musl/aarch64"
            })
    void the_driver_holds_the_sqlite_that_it_says_it_is(String platform) throws IOException, SQLException {
        Recognition found = new BinaryScanner(Recognisers.standard())
                .recognise(driver(platform))
                .orElseThrow();

        assertThat(found.kind()).isEqualTo(ExecutableKind.ELF);
        assertThat(found.sightings()).singleElement().satisfies(sighting -> {
            assertThat(sighting.product().id()).isEqualTo("sqlite");
            assertThat(sighting.part()).isEqualTo(Part.EMBEDDED);
            assertThat(sighting.version()).contains(itsOwnWord());
        });
    }

    private static HeldBytes driver(String platform) throws IOException {
        String name = "/org/sqlite/native/" + platform + "/libsqlitejdbc.so";
        try (InputStream in = Objects.requireNonNull(EmbeddedCopiesTest.class.getResourceAsStream(name))) {
            return new HeldBytes(in.readAllBytes());
        }
    }

    private static String itsOwnWord() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select sqlite_version()")) {
            return result.getString(1);
        }
    }
}

package dev.contenttrust.updater;

import static dev.contenttrust.tuf.JsonEdit.at;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delegations that lead in circles, downwards without end, or elsewhere; and instants written in every way. */
class HostileNamesTest {
    private static final String GUN = "registry.example.com/demo/app";

    private final TestRepository repository = aRepository(GUN).withTag("1.0");
    private final Client client = Client.of(repository);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "targets",
                "targets/a",
                "targets/b",
                "targets/a/../a",
                "targets/a/..",
                "targets/a/.",
                "targets/a//b",
                "targets/a/b/",
                "targets/a/B",
                "targets/a/%2e%2e",
                "targets/a%2fb",
                "targets/a\\b",
                "targets/a/b\u0000",
                "targets/a/\u202eb",
                "/targets/a/b",
                "root",
                "timestamp",
                ""
            })
    void a_role_delegates_to_roles_right_below_it_only(String name) {
        repository
                .withDelegation("targets/a")
                .withDelegation("targets/a/b")
                .editSigned("targets/a", at("delegations", "roles", "0", "name").string(name))
                .publish();
        InMemorySource source = repository.source();
        Refreshed state = client.refresh(source);

        assertThat(state.dropped().get(new RoleName("targets/a"))).isInstanceOf(InvalidMetadataException.class);
        assertThat(state.targets()).containsOnlyKeys(RoleName.TARGETS);
        assertThat(source.requests()).hasSize(6);
    }

    @Test
    void a_hundred_and_twenty_levels_are_followed_down() {
        String role = "targets";
        for (int level = 0; level < 120; level++) {
            role += "/a";
            repository.withDelegation(role);
        }
        repository.withTag(role, "deep").publish();
        Refreshed state = client.refresh(repository.source());

        assertThat(state.dropped()).isEmpty();
        assertThat(state.targets(new RoleName(role)).orElseThrow().signed().targets())
                .containsOnlyKeys("deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-01T12:00:00Z",
                "2026-06-01T12:00:00.000000000Z",
                "2026-06-01T12:00:00.1Z",
                "2026-06-01T14:00:00+02:00",
                "2026-06-01T05:00:00-07:00",
                "2026-06-02T02:00:00.5+14:00",
                "9999-12-31T23:59:59Z"
            })
    void an_expiry_may_have_a_fraction_and_an_offset(String expires) {
        for (String role : List.of("root", "timestamp", "snapshot", "targets")) {
            repository.expiring(role, expires);
        }
        repository.publish();
        assertThat(client.refresh(repository.source()).root().signed().version())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-01T11:59:59Z",
                "2026-06-01T11:59:59.999999999Z",
                "2026-06-01T13:59:59+02:00",
                "2026-06-01T04:59:59-07:00",
                "0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z"
            })
    void an_expiry_is_past_whatever_its_offset(String expires) {
        repository.expiring("timestamp", expires).publish();
        assertThat(client.refused(MetadataException.class, repository.source()))
                .isInstanceOf(dev.contenttrust.tuf.ExpiredException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "2030-01-01",
                "2030-01-01T00:00Z",
                "2030-01-01T00:00:00",
                "2030-01-01T00:00:00.Z",
                "2030-01-01T00:00:00,5Z",
                "2030-01-01T24:00:00Z",
                "2030-01-01T00:60:00Z",
                "2030-13-01T00:00:00Z",
                "2030-00-01T00:00:00Z",
                "2030-01-01T00:00:00z",
                "2030-01-01t00:00:00Z",
                "2030-01-01T00:00:00+24:00",
                "2030-01-01T00:00:00+00:60",
                "2030-01-01T00:00:00+0100",
                "2030-01-01T00:00:00+01",
                "2030-01-01T00:00:00+01:00 ",
                "2030-01-01T00:00:00ZZ",
                " 2030-01-01T00:00:00Z",
                "-030-01-01T00:00:00Z",
                "+2030-01-01T00:00:00Z",
                "2030-1-01T00:00:00Z",
                "20300-01-01T00:00:00Z",
                "\u0662\u0660\u0663\u0660-01-01T00:00:00Z"
            })
    void what_is_no_instant_is_refused(String expires) {
        repository.expiring("timestamp", expires).publish();
        assertThat(client.refused(MetadataException.class, repository.source()))
                .isInstanceOf(InvalidMetadataException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-9007199254740993",
                "9007199254740993",
                "1.5",
                "1.0",
                "1E+1",
                "1e-400",
                "99999999999999999999"
            })
    void versions_thresholds_and_lengths_are_whole_positive_numbers(String number) {
        repository.publish();
        client.refresh(repository.source());
        for (String[] place : new String[][] {
            {"root", "version"},
            {"root", "roles", "targets", "threshold"},
            {"snapshot", "version"},
            {"targets", "version"}
        }) {
            TestRepository wrong = aRepository(GUN).withTag("1.0");
            wrong.editSigned(
                            place[0],
                            at(List.of(place).subList(1, place.length).toArray(String[]::new))
                                    .number(number))
                    .publish();
            assertThat(Client.of(wrong).refused(MetadataException.class, wrong.source()))
                    .as("%s in %s", number, String.join(".", place))
                    .isInstanceOf(InvalidMetadataException.class);
        }
    }
}

package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code trust list} shows what {@code notary list} shows. */
@Live
class ListTest {
    private final World world;

    ListTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void shows_the_rows_of_notary(Scenario scenario) {
        String gun = world.repository(scenario).gun();
        Run list = world.trust().run("list", gun).succeeded();
        assertThat(TargetRow.table(list.lines())).isEqualTo(world.notary().list(gun));
    }

    @ParameterizedTest
    @CsvSource({
        "DELEGATED, targets/alice",
        "DELEGATED, targets/releases",
        "DELEGATED, targets",
        "NESTED, targets/releases",
        "NESTED, targets/releases/nightly",
        "PATHS, targets/releases",
    })
    void shows_the_rows_of_notary_for_a_role(Scenario scenario, String role) {
        String gun = world.repository(scenario).gun();
        Run list = world.trust().run("list", "--role", role, gun).succeeded();
        assertThat(TargetRow.table(list.lines())).isEqualTo(world.notary().list(gun, role));
    }

    @Test
    void shows_the_rows_of_notary_for_several_roles() {
        String gun = world.repository(Scenario.DELEGATED).gun();
        Run list = world.trust()
                .run("list", "--role", "targets/alice", "--role", "targets/releases", gun)
                .succeeded();
        assertThat(TargetRow.table(list.lines()))
                .isEqualTo(world.notary().list(gun, "targets/alice", "targets/releases"));
    }

    @Test
    void says_below_where_roles_disagree() {
        Run list =
                world.trust().run("list", world.repository(Scenario.DELEGATED).gun());
        assertThat(list.output() + list.errors()).contains("targets/alice");
        assertThat(TargetRow.table(list.lines()))
                .filteredOn(row -> row.name().equals("v1"))
                .hasSize(1);
    }

    @Test
    void shows_several_repositories_at_once() {
        String plain = world.repository(Scenario.PLAIN).gun();
        String rsa = world.repository(Scenario.RSA).gun();
        assertThat(world.trust().run("list", plain, rsa).succeeded().output()).contains(plain, rsa);
    }

    @Test
    void without_trust_data_exits_with_3() {
        assertThat(world.trust()
                        .run("list", world.workshop().gun("never/signed"))
                        .exitCode())
                .isEqualTo(3);
    }
}

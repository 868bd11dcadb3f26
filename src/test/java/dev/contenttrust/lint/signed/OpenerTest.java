package dev.contenttrust.lint.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.Repositories;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.TestRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenerTest {
    private static final Gun GOOD = Gun.parse("good.example.com/app");

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final SignedRepository good =
            Repositories.read(TestRepository.aRepository(GOOD.toString()).publish());

    private Map<Gun, Opened> open(Function<Gun, SignedRepository> trust, List<Gun> guns) {
        return new Opener(trust, gun -> gun.reference().domain()).open(guns);
    }

    private SignedRepository silentBut(Gun gun) {
        asked.add(gun.reference().domain());
        if (gun.equals(GOOD)) {
            return good;
        }
        throw new NetworkException("no answer", "", "", null);
    }

    @Test
    void one_server_that_is_silent_is_no_reason_to_leave_out_another() {
        Gun bad = Gun.parse("bad.example.com/app");
        Map<Gun, Opened> opened = open(this::silentBut, List.of(bad, GOOD));
        assertThat(opened.get(GOOD)).isInstanceOf(Opened.Verified.class);
        assertThat(opened.get(bad)).isInstanceOf(Opened.Failed.class);
    }

    @Test
    void a_crowd_of_silent_servers_is_not_asked_one_by_one() {
        List<Gun> guns = IntStream.range(0, 200)
                .mapToObj(i -> Gun.parse("r" + i + ".example.com/app"))
                .toList();
        Map<Gun, Opened> opened = open(this::silentBut, guns);
        assertThat(opened).hasSize(200);
        assertThat(opened.values()).allMatch(Opened.Failed.class::isInstance);
        assertThat(asked).hasSizeBetween(Opener.SILENT_SERVERS_MAX, Opener.SILENT_SERVERS_MAX + 8);
        assertThat(opened.get(guns.get(199)))
                .isInstanceOfSatisfying(
                        Opened.Failed.class,
                        failed -> assertThat(failed.failure().getMessage()).contains("r199.example.com was not asked"));
    }

    @Test
    void a_setting_that_makes_no_sense_ends_the_run() {
        assertThatThrownBy(() -> open(
                        gun -> {
                            throw new ConfigurationException("the pin", "no such file", "", null);
                        },
                        List.of(GOOD)))
                .isInstanceOf(ConfigurationException.class);
    }
}

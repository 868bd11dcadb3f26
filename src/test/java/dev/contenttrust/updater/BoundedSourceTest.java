package dev.contenttrust.updater;

import static dev.contenttrust.tuf.JsonEdit.at;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TestRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many files, each as long as one may be. */
class BoundedSourceTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final String MUCH = "x".repeat(1_000_000);

    private final TestRepository repository = aRepository(GUN).withTag("1.0").publish();
    private final Client client = Client.of(repository);

    @Test
    void roots_that_are_too_long_together_end_the_refresh() {
        client.refresh(repository.source());
        for (int i = 0; i < 13; i++) {
            repository.rotate("root").editSigned("root", at("x").string(MUCH)).publishRootAlone();
        }
        MetadataException failure = client.refused(MetadataException.class, repository.source());
        assertThat(failure)
                .isInstanceOf(InvalidMetadataException.class)
                .hasMessageContaining("more than 12582912 bytes");
    }

    @Test
    void delegations_that_are_too_long_together_are_cut_off_and_reported() {
        for (int i = 0; i < 13; i++) {
            repository
                    .withDelegation("targets/r" + i)
                    .withTag("targets/r" + i, "v" + i)
                    .editSigned("targets/r" + i, at("x").string(MUCH));
        }
        Refreshed state = client.refresh(repository.publish().source());
        assertThat(state.targets(new RoleName("targets/r11"))).isPresent();
        assertThat(state.targets(new RoleName("targets/r12"))).isEmpty();
        assertThat(state.dropped().get(new RoleName("targets/r12"))).isInstanceOf(InvalidMetadataException.class);
    }

    @Test
    void as_much_as_is_allowed_is_read() {
        repository.editSigned("targets", at("x").string("x".repeat(8_000_000))).publish();
        assertThat(client.refresh(repository.source()).targets(RoleName.TARGETS))
                .isPresent();
    }

    @Test
    void files_that_take_too_long_together_are_not_waited_for() {
        AtomicLong clock = new AtomicLong();
        List<MetadataFile> asked = new ArrayList<>();
        MetadataSource slow = new BoundedSource(
                new MetadataSource() {
                    @Override
                    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
                        asked.add(file);
                        clock.addAndGet(Duration.ofSeconds(50).toNanos());
                        return repository.source().fetch(file, maxLength);
                    }

                    @Override
                    public String location() {
                        return "here";
                    }
                },
                GUN,
                clock::get);

        for (int i = 0; i < 7; i++) {
            slow.fetch(new MetadataFile.Current(RoleName.TIMESTAMP), MUCH.length());
        }

        assertThatThrownBy(() -> slow.fetch(new MetadataFile.Current(RoleName.TIMESTAMP), MUCH.length()))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("take too long");
        assertThat(asked).hasSize(7);
    }

    @Test
    void what_will_be_wanted_is_passed_on_to_the_source() {
        List<MetadataFile> expected = new ArrayList<>();
        MetadataSource source = new MetadataSource() {
            @Override
            public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
                return repository.source().fetch(file, maxLength);
            }

            @Override
            public void expect(MetadataFile file, long maxLength) {
                expected.add(file);
            }

            @Override
            public String location() {
                return "here";
            }
        };

        client.refresh(source);

        assertThat(expected).containsExactly(new MetadataFile.Versioned(RoleName.ROOT, 2));
    }
}

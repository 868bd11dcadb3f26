package dev.contenttrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant day(double days) {
        return START.plusSeconds((long) (days * 86_400));
    }

    /** Seen on those days, each time with a new expiry two weeks ahead. */
    private static Sightings renewedOn(double... days) {
        Sightings seen = Sightings.NONE;
        for (double at : days) {
            seen = seen.and(day(at + 14), 1, day(at));
        }
        return seen;
    }

    @Test
    void the_same_expiry_seen_again_is_no_other_sighting() {
        Sightings seen = renewedOn(0);
        assertThat(seen.and(day(14), 1, day(3))).isEqualTo(seen);
    }

    @Test
    void an_audit_of_an_earlier_instant_adds_nothing() {
        assertThat(renewedOn(5).and(day(9), 1, day(2))).isEqualTo(renewedOn(5));
    }

    @Test
    void of_too_many_the_oldest_go() {
        Sightings seen = Sightings.NONE;
        for (int i = 0; i < Sightings.MAX + 5; i++) {
            seen = seen.and(day(i + 14), 1, day(i));
        }
        assertThat(seen.seen()).hasSize(Sightings.MAX);
        assertThat(seen.seen().get(0).first()).isEqualTo(day(5));
    }

    @Test
    void twice_the_longest_interval_is_not_frozen_and_more_is() {
        Sightings seen = renewedOn(0, 2, 5, 7);
        assertThat(seen.frozen(day(7 + 6))).isEmpty();
        assertThat(seen.frozen(day(7 + 6.01))).isPresent();
    }

    @Test
    void what_was_seen_to_move_a_few_times_only_is_never_frozen() {
        assertThat(renewedOn(0, 1, 2).frozen(day(100))).isEmpty();
        assertThat(Sightings.NONE.frozen(day(100))).isEmpty();
    }

    @Test
    void a_timestamp_that_came_with_something_signed_is_no_renewal() {
        Sightings busy = Sightings.NONE;
        for (int i = 0; i < 10; i++) {
            busy = busy.and(day(i + 14), i, day(i));
        }
        assertThat(busy.frozen(day(22))).isEmpty();
    }

    @Test
    void between_renewals_something_may_be_signed() {
        Sightings seen = renewedOn(0, 1, 2, 3).and(day(17.5), 2, day(3.5));
        assertThat(seen.frozen(day(5.4))).isEmpty();
        assertThat(seen.frozen(day(5.6))).isPresent();
    }

    @Test
    void renewals_within_minutes_do_not_make_an_hour_long() {
        Sightings seen = renewedOn(0, 0.001, 0.002, 0.003);
        assertThat(seen.frozen(day(0.05))).isEmpty();
        assertThat(seen.frozen(day(0.1))).isPresent();
    }

    @Test
    void a_life_is_the_longest_that_lay_ahead_and_unknown_before_a_change_was_seen() {
        assertThat(renewedOn(0).life()).isEmpty();
        Sightings seen = renewedOn(0).and(day(8), 1, day(7));
        assertThat(seen.life()).contains(Duration.ofDays(14));
    }
}

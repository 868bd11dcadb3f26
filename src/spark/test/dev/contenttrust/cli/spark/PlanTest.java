package dev.contenttrust.cli.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.transport.Courtesy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How repositories are dealt out. */
class PlanTest {
    private static List<String> names(String server, int count) {
        return IntStream.range(0, count).mapToObj(i -> server + "/" + i).toList();
    }

    private static List<Part> plan(Courtesy courtesy, int tasks, List<String> names) {
        return new Plan(courtesy, tasks).of(names, name -> Set.of(name.split("/", 2)[0]));
    }

    @Test
    void each_name_is_in_one_part_with_its_place() {
        List<String> names = new ArrayList<>(names("a", 100));
        names.addAll(names("b", 7));
        List<Part> parts = plan(Courtesy.standard(), 4, names);
        assertThat(parts)
                .hasSize(5)
                .allSatisfy(part -> assertThat(part.names())
                        .containsExactlyElementsOf(
                                part.places().stream().map(names::get).toList()));
        assertThat(parts.stream().flatMap(part -> part.places().stream()))
                .hasSize(107)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_parts_of_a_server_have_together_what_it_allows() {
        List<Part> parts = plan(Courtesy.standard().withRate(30), 3, names("a", 100));
        assertThat(parts).extracting(Part::requests).containsExactly(3, 3, 2);
        assertThat(parts).extracting(Part::rate).containsOnly(10.0);
    }

    @Test
    void a_server_that_allows_two_requests_is_asked_by_two_tasks() {
        List<Part> parts = plan(Courtesy.standard().withRequests(2), 64, names("a", 1000));
        assertThat(parts).extracting(Part::requests).containsExactly(1, 1);
    }

    @Test
    void a_task_alone_has_no_more_under_way_than_a_process_usually_has() {
        List<Part> parts = plan(Courtesy.standard().withRequests(64), 1, names("a", 1000));
        assertThat(parts).extracting(Part::requests).containsExactly(Plan.TASK_REQUESTS);
    }

    @Test
    void servers_that_somebody_asks_together_are_spared_together() {
        List<String> names = List.of("a/0", "b/0", "a b/0", "c/0");
        List<Part> parts =
                new Plan(Courtesy.standard(), 8).of(names, name -> Set.of(name.split("/", 2)[0].split(" ", -1)));
        assertThat(parts).extracting(Part::names).containsExactly(List.of("a/0", "b/0", "a b/0"), List.of("c/0"));
    }
}

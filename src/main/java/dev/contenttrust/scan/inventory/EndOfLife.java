package dev.contenttrust.scan.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when distributions have security updates: {@code end-of-life.txt}, which says where each date is from. */
final class EndOfLife {
    private static final Map<String, LocalDate> DATES = read();

    private EndOfLife() {}

    /** By the whole release, else by its first two numbers, else by its first. */
    static Optional<LocalDate> of(Distribution distribution) {
        return Stream.of(distribution.release(), distribution.majorMinor(), distribution.major())
                .map(release -> DATES.get(distribution.id() + " " + release))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static Map<String, LocalDate> read() {
        Map<String, LocalDate> dates = new HashMap<>();
        lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+"))
                .forEach(fields -> dates.put(fields[0] + " " + fields[1], LocalDate.parse(fields[2])));
        return Map.copyOf(dates);
    }

    private static Stream<String> lines() {
        try (InputStream file = EndOfLife.class.getResourceAsStream("end-of-life.txt")) {
            if (file == null) {
                throw new IllegalStateException("end-of-life.txt is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.contenttrust.scan.result;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding that somebody decided not to count.
 *
 * @param by the file that says so, with the line or statement
 * @param until the last day on which it holds
 */
public record Exempted(Finding finding, String by, String reason, Optional<LocalDate> until) {}

package dev.contenttrust.image;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of an image's making, as its configuration tells it (OCI image specification, config.md, "history"). Nobody but the
 * builder vouches for it.
 *
 * @param createdBy the command; may be empty
 * @param comment may be empty
 * @param emptyLayer whether the step made no layer
 */
public record HistoryLine(Optional<Instant> created, String createdBy, String comment, boolean emptyLayer) {}

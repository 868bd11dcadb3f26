package dev.contenttrust.scan.exempt;

import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScannedImage;
import java.time.LocalDate;
import java.util.Optional;

/** One line or statement that says what is not to count. */
interface Exemption {
    /** The file, with the line or the number of the statement. */
    String place();

    /** In words: what it is about. */
    String subject();

    String reason();

    /** The last day on which it holds; empty for one that holds for ever. */
    Optional<LocalDate> until();

    boolean covers(Finding finding, ScannedImage image);
}

package dev.contenttrust.vulndb.osv;

import dev.contenttrust.Severity;
import java.util.Optional;
import java.util.OptionalDouble;
import us.springett.cvss.Cvss;

/** Scores of CVSS vectors, versions 2 to 4. */
final class CvssVectors {
    /** A vector of version 4 with every metric set has under 200 characters. */
    private static final int LENGTH_MAX = 512;

    private CvssVectors() {}

    /** The rating of a vector's base metrics, unless it is malformed. */
    static Optional<Rating> rate(String vector) {
        if (vector.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Cvss.fromVector(vector))
                    .map(cvss -> cvss.calculateScore().getBaseScore())
                    .filter(score -> score >= 0 && score <= 10)
                    .map(score -> new Rating(Severity.ofScore(score), OptionalDouble.of(score), vector));
        } catch (RuntimeException e) {
            // The library has no one failure for what is malformed. What cannot be scored is not; a word may stand
            // beside it.
            return Optional.empty();
        }
    }
}

package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.binary.rules.Recogniser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions that a file seems to hold, before all of it was seen. */
final class Claims {
    /** A file holds a product in one version, seldom in two; more come of a file made to exhaust the reader. */
    static final int VERSIONS_MAX = 8;

    private final Map<String, Map<String, Evidence>> byProduct = new LinkedHashMap<>();
    private boolean overflowing;

    /**
     * The first place of a version counts.
     *
     * @param version empty where nothing tells it
     */
    void add(Recogniser recogniser, String version, Evidence evidence) {
        Map<String, Evidence> versions =
                byProduct.computeIfAbsent(recogniser.product().id(), none -> new LinkedHashMap<>());
        if (versions.size() < VERSIONS_MAX) {
            versions.putIfAbsent(version, evidence);
        } else if (!versions.containsKey(version)) {
            overflowing = true;
        }
    }

    boolean has(Recogniser recogniser) {
        return byProduct.containsKey(recogniser.product().id());
    }

    /** Whether there were more than are kept. */
    boolean isOverflowing() {
        return overflowing;
    }

    /** Those of versions; where there are none, the one without. */
    List<Sighting> of(Recogniser recogniser, Part part) {
        Map<String, Evidence> versions =
                byProduct.getOrDefault(recogniser.product().id(), Map.of());
        List<Sighting> sightings = new ArrayList<>();
        versions.forEach((version, evidence) -> {
            if (!version.isEmpty() || versions.size() == 1) {
                Optional<String> known = Optional.of(version).filter(text -> !text.isEmpty());
                sightings.add(new Sighting(recogniser.product(), known, part, evidence));
            }
        });
        return sightings;
    }
}

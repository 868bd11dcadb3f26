package dev.contenttrust.scan.inventory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one layer's files say, by path, whatever other layers do to them.
 *
 * @param links hard links to files that say something, each with the path of its file
 * @param problems of the layer as a whole
 */
public record LayerInventory(Map<String, FileFacts> files, Map<String, String> links, List<Problem> problems) {

    public LayerInventory {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        links = Collections.unmodifiableMap(new TreeMap<>(links));
        problems = List.copyOf(problems);
    }
}

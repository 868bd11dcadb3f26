package dev.contenttrust.scan.elf;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, as sentences. */
final class Flaws {
    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    List<String> all() {
        return List.copyOf(sentences);
    }
}

package dev.contenttrust.lint.script;

import dev.contenttrust.lint.run.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names under which a command builds or tags an image. */
final class BuiltImages {
    private static final Set<String> PROGRAMS = Set.of("docker", "podman", "nerdctl", "buildah", "docker-compose");
    private static final Set<String> TAGGING = Set.of("tag", "commit", "import");

    private BuiltImages() {}

    static List<String> of(List<Said> words) {
        List<String> names = new ArrayList<>();
        if (words.isEmpty() || !PROGRAMS.contains(words.get(0).text().replaceFirst(".*/", ""))) {
            return names;
        }
        boolean builds = words.stream().anyMatch(word -> word.text().matches("build|bud|bake"));
        boolean tags = words.stream().anyMatch(word -> TAGGING.contains(word.text()));
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            if (builds && word.matches("-t|--tag") && i + 1 < words.size()) {
                names.add(words.get(i + 1).text());
            } else if (builds && word.matches("(-t|--tag)=.+")) {
                names.add(word.substring(word.indexOf('=') + 1));
            } else if (builds && word.matches("-t.+")) {
                names.add(word.substring(2));
            } else if (tags && i == words.size() - 1) {
                names.add(word);
            }
        }
        return names;
    }
}

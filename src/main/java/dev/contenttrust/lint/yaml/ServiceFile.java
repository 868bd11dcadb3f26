package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.run.Said;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Images in the files of build services: what a job runs in, what it runs beside, actions that are images. */
final class ServiceFile {
    private static final Pattern NAME = Pattern.compile(
            "(?:.*/)?(?:\\.github/(?:workflows|actions)/.+|[^/]*\\.gitlab-ci\\.ya?ml|\\.travis\\.yml|\\.drone\\.ya?ml|\\.woodpecker/.+"
                    + "|\\.woodpecker\\.ya?ml|\\.circleci/config\\.yml|azure-pipelines[^/]*\\.ya?ml|bitbucket-pipelines\\.yml"
                    + "|cloudbuild[^/]*\\.ya?ml|buildspec[^/]*\\.ya?ml|action\\.ya?ml)");
    private static final String IMAGE_ACTION = "docker://";

    private final ImageRules images;

    ServiceFile(Policy policy, Findings findings) {
        images = new ImageRules(policy, findings);
    }

    static boolean is(String name) {
        return NAME.matcher(name.replace('\\', '/')).matches();
    }

    void check(YamlText text, Node document) {
        new YamlWalk(text, this::check).through(document);
    }

    private void check(YamlMap map) {
        for (String key : new String[] {"image", "container"}) {
            image(map, key).filter(ServiceFile::isName).ifPresent(image -> images.judge(image.text(), image.span()));
        }
        map.scalar("uses")
                .filter(uses -> uses.text().startsWith(IMAGE_ACTION))
                .ifPresent(uses -> images.judge(uses.text().substring(IMAGE_ACTION.length()), uses.span()));
        map.scalars("services").stream()
                .filter(ServiceFile::isName)
                .forEach(image -> images.judge(image.text(), image.span()));
    }

    /** A name, or a mapping with a name; the file of an action has its Dockerfile there. */
    private static Optional<Said> image(YamlMap map, String key) {
        return map.scalar(key).or(() -> map.map(key).flatMap(inner -> inner.scalar("name")));
    }

    /** What holds an expression, or is a matter of the service itself, is none. */
    private static boolean isName(Said said) {
        return said.text().matches("[a-z0-9][A-Za-z0-9._/:@-]*")
                && !said.text().matches("(?i)dockerfile|ubuntu-latest|windows-latest|macos-latest|true|false|docker")
                && !said.text().startsWith("./");
    }
}

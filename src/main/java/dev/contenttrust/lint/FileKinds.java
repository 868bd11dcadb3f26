package dev.contenttrust.lint;

import dev.contenttrust.lint.build.DockerfileCheck;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.keyfile.KeyMaterial;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.script.EnvFile;
import dev.contenttrust.lint.script.Makefile;
import dev.contenttrust.lint.script.Markdown;
import dev.contenttrust.lint.script.ShellScript;
import dev.contenttrust.lint.script.TrustKeyFile;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.yaml.YamlFile;
import java.time.Instant;
import java.util.List;

/** Which kinds of files there are. A new one is added here. */
final class FileKinds {
    private FileKinds() {}

    /**
     * All of them.
     *
     * @param nearby files that a checked file refers to
     * @param keyrings what the user has at hand for keys that are only named
     * @param now the instant that the expiry of keys is judged at
     */
    static List<FileKind> all(Nearby nearby, SuppliedKeyrings keyrings, Instant now) {
        return List.of(
                new DockerfileCheck(new KeyMaterial(nearby, keyrings, now)),
                new YamlFile(nearby),
                new ShellScript(),
                new Makefile(),
                new Markdown(),
                new EnvFile(),
                new TrustKeyFile());
    }
}

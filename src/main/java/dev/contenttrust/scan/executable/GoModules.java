package dev.contenttrust.scan.executable;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Found;
import dev.contenttrust.scan.inventory.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The modules of a program (Go's runtime/debug, BuildInfo): lines of fields by tabs. {@code mod} is the main one, {@code dep} those
 * that it needs, and {@code =>} replaces the one before; {@code build} lines are settings.
 */
final class GoModules {
    private static final String UNRELEASED = "(devel)";
    private static final String LINKER_FLAGS = "-ldflags=";
    private static final String GO_ITSELF = "cmd/";
    private static final int MODULES_MAX = 20_000;

    private final List<Module> modules = new ArrayList<>();
    private String linkerFlags = "";
    private boolean ofGoItself;

    private GoModules() {}

    static GoModules read(String text) {
        GoModules read = new GoModules();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            read.line(lines.next().split("\t", -1));
        }
        return read;
    }

    private void line(String[] fields) {
        String first = fields[0];
        if (first.equals("path") && fields.length > 1) {
            ofGoItself = fields[1].startsWith(GO_ITSELF);
        }
        if (first.equals("build") && fields.length > 1 && fields[1].startsWith(LINKER_FLAGS)) {
            linkerFlags = fields[1].substring(LINKER_FLAGS.length());
        } else if (fields.length < 3 || fields[1].isEmpty() || modules.size() >= MODULES_MAX) {
            return;
        } else if (first.equals("mod") || first.equals("dep")) {
            modules.add(new Module(fields[1], fields[2], first.equals("mod")));
        } else if (first.equals("=>") && !modules.isEmpty()) {
            Module replaced = modules.remove(modules.size() - 1);
            modules.add(replaced.by(fields[1], fields[2]));
        }
    }

    /** Whether there is no word of any module: of a program of Go itself there is none to be said. */
    boolean areUnknown() {
        return modules.isEmpty() && !ofGoItself;
    }

    void tell(FactCollector facts) {
        for (Module module : modules) {
            facts.component(Component.declared(Kind.GOLANG, "", module.path, version(module), facts.file())
                    .found(Found.BINARY));
        }
    }

    private String version(Module module) {
        if (!module.version.equals(UNRELEASED)) {
            return module.version;
        }
        return module.main ? GoVersions.assigned(linkerFlags, module.path).orElse("") : "";
    }

    private record Module(String path, String version, boolean main) {
        /** Code from a directory is still that module's, but of no version that anybody knows. */
        Module by(String otherPath, String otherVersion) {
            boolean directory = otherPath.startsWith("./")
                    || otherPath.startsWith("../")
                    || otherPath.startsWith("/")
                    || otherVersion.isEmpty();
            return directory ? new Module(path, UNRELEASED, main) : new Module(otherPath, otherVersion, main);
        }
    }
}

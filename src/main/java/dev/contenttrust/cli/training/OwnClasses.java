package dev.contenttrust.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Loads classes of ours that are in the jar, all of a package: those of seldom ways, too, then come from the archive. */
final class OwnClasses {
    private static final String OURS = "dev/contenttrust/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    /** @param without packages that are not wanted, nor those beneath, such as {@code scan} */
    static void load(Set<String> without) throws IOException {
        Path classPath = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(classPath)) {
            return;
        }
        try (JarFile jar = new JarFile(classPath.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            for (String name : names) {
                if (isOurs(name) && without.stream().noneMatch(part -> name.startsWith(OURS + part + "/"))) {
                    load(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith(OURS) && name.endsWith(CLASS) && !name.endsWith("package-info.class");
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

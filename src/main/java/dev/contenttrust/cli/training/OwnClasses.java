package dev.contenttrust.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Loads every class of ours that is in the jar: those of seldom ways, too, then come from the archive. */
final class OwnClasses {
    private static final String OURS = "dev/contenttrust/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    static void load() throws IOException {
        Path classPath = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(classPath)) {
            return;
        }
        try (JarFile jar = new JarFile(classPath.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            for (String name : names) {
                if (name.startsWith(OURS) && name.endsWith(CLASS) && !name.endsWith("package-info.class")) {
                    load(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.contenttrust.scan.layer;

import dev.contenttrust.scan.catalog.ApkInstalled;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.DpkgFiles;
import dev.contenttrust.scan.catalog.DpkgStatus;
import dev.contenttrust.scan.catalog.ReleaseFile;
import dev.contenttrust.scan.catalog.rpm.RpmDatabase;
import dev.contenttrust.scan.catalog.rpm.RpmManifest;
import dev.contenttrust.scan.executable.CompiledPackages;
import dev.contenttrust.scan.language.ComposerPackages;
import dev.contenttrust.scan.language.DotnetDependencies;
import dev.contenttrust.scan.language.NodePackages;
import dev.contenttrust.scan.language.PythonPackages;
import dev.contenttrust.scan.language.RubyGems;
import dev.contenttrust.scan.language.jar.JavaArchives;
import java.util.List;

/** Those who read the files of a layer; whoever recognises products in binaries joins them. */
public final class StandardCataloguers {
    /** To be raised when any of them finds more, less or other than before: what was kept of layers is then made anew. */
    public static final int VERSION = 1;

    private StandardCataloguers() {}

    /** One of each; they keep nothing between files. */
    public static List<Cataloguer> all() {
        return List.of(
                new DpkgStatus(),
                new DpkgFiles(),
                new ApkInstalled(),
                new ReleaseFile(),
                new RpmDatabase(),
                new RpmManifest(),
                new JavaArchives(),
                new NodePackages(),
                new PythonPackages(),
                new RubyGems(),
                new ComposerPackages(),
                new DotnetDependencies(),
                new CompiledPackages());
    }
}

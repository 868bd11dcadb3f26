package dev.contenttrust.cli;

import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.cli.option.UsageException;
import java.util.List;
import java.util.Optional;

/** Where a pull goes, as far as the command line has to know. */
record PullTarget(String text) {
    static final String FORMS =
            "oci:DIR[:NAME], oci-archive:FILE[:NAME], docker-archive:FILE[:NAME],\ndocker-archive:- (or -) for standard output, registry:HOST/NAME[:TAG]";

    private static final String STANDARD_OUTPUT = "docker-archive:-";
    private static final String REGISTRY = "registry:";
    private static final String LAYOUT = "oci:";

    static PullTarget of(String text) {
        return new PullTarget(text.equals("-") ? STANDARD_OUTPUT : text);
    }

    /** @throws UsageException if none was given */
    static PullTarget require(Optional<PullTarget> given) {
        return given.orElseThrow(() ->
                new UsageException("where to?", "-o DEST is missing", "DEST is one of " + FORMS.replace('\n', ' ')));
    }

    /** An index pushed to a registry is pushed whole: its digest is what was signed. */
    static boolean keepsIndexes(String destination) {
        return destination.startsWith(REGISTRY);
    }

    boolean isStandardOutput() {
        return text.startsWith(STANDARD_OUTPUT);
    }

    /** @throws UsageException where this cannot hold those images, or would garble a terminal or a document */
    void check(List<String> images, String format, Terminals terminals) {
        boolean layout = text.startsWith(LAYOUT) && text.indexOf(':', LAYOUT.length()) < 0;
        if (images.size() > 1 && !layout) {
            throw new UsageException(
                    text + " holds one image",
                    images.size() + " were named",
                    "Several go to an OCI layout: -o oci:DIR");
        }
        if (isStandardOutput() && format.equals(OutputOptions.JSON)) {
            throw new UsageException(
                    "the archive and the JSON cannot both go to standard output", "", "Name a file for the archive.");
        }
        if (isStandardOutput() && terminals.out()) {
            throw new UsageException(
                    "an archive is nothing to show on a terminal",
                    "standard output is one",
                    "Pipe it on, such as: | docker load");
        }
    }
}
